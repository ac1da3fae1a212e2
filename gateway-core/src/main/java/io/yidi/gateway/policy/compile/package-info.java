/**
 * 政策编译: from canonical rows to the plane that the engine reads.
 *
 * <p>Job: lay plans, diseases and hospital levels out as flat tables, each figure with its source.
 * <br>Upstream: {@code policy.bundle}, {@code policy.check}. Downstream: {@code policy.pack}, {@code policy.plane}.
 * <br>Thread: any. <br>Allocation: freely; nothing here runs per request.
 */
package io.yidi.gateway.policy.compile;

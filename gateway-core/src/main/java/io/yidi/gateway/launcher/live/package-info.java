/**
 * 运行中变更: what operators change while the gateway serves, each by a recorded command.
 *
 * <p>Job: reference files and policy bundles taken in over the admin port, and the commands that do it.
 * <br>Upstream: {@code launcher}. Downstream: {@code admin} receives, {@code reference} and {@code policy.pack} keep,
 * {@code transport} has commands executed.
 * <br>Thread: the admin port's worker for changes. <br>Allocation: per change.
 */
package io.yidi.gateway.launcher.live;

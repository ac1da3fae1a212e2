/**
 * 结算说明命令: {@code yidi explain}: explains a settlement of a data directory, or a bill of a file.
 *
 * <p>Job: find record and bundle, print the explanation. Takes no lock and changes nothing, so that it may work beside
 * a running gateway.
 * <br>Upstream: {@code launcher}. Downstream: {@code explain}, {@code journal}, {@code policy.bundle}.
 * <br>Thread: main, or one of the admin port's. <br>Allocation: freely.
 */
package io.yidi.gateway.launcher.explain;

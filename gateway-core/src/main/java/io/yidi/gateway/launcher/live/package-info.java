/**
 * 运行中的网关: what operators change while the gateway serves, each by a recorded command, and what they ask of its state.
 *
 * <p>Job: reference files and policy bundles taken in over the admin port, lists of marks and of overdue lines, and the
 * commands that do it.
 * <br>Upstream: {@code launcher}. Downstream: {@code admin} receives, {@code reference} and {@code policy.bundle} keep,
 * {@code transport} has commands executed.
 * <br>Thread: the admin port's workers. <br>Allocation: per change.
 */
package io.yidi.gateway.launcher.live;

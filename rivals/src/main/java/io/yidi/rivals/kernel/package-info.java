/**
 * 单核分割: time of one split on one core, contestants in turn, round after round.
 *
 * <p>Job: a JVM of its own for each contestant and round, warmed up and measured by JMH, all on the same bills.
 * <br>Upstream: the commands. Downstream: {@code split}, {@code drools}, {@code report}. <br>Thread: the caller's; what
 * is measured runs in children. <br>Allocation: free.
 */
package io.yidi.rivals.kernel;

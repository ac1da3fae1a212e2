/**
 * 流水查看: looks into a journal: verifies it, counts what is in it, shows its records.
 *
 * <p>Job: {@code journal verify}, {@code journal stats} and {@code journal dump}; changes nothing and takes no lock, so
 * it also works beside a running gateway. <br>Upstream: the command line. Downstream: {@code journal}, {@code record}.
 * <br>Thread: main. <br>Allocation: freely.
 */
package io.yidi.gateway.launcher.journal;

/**
 * 报告页: one page about a run that opens without a network and without a server.
 *
 * <p>Job: put figures, charts and their library into one file.
 * <br>Upstream: {@code compare}. Downstream: {@code result}.
 * <br>Thread: the caller's. Allocation: free.
 */
package io.yidi.load.report;

/**
 * 统计报表: what was settled outside the provinces of insurance, as those who watch over it want it.
 *
 * <p>Job: write the statistics of a period as a table, with sums. <br>Upstream: {@code command}. Downstream:
 * {@code ledger}, {@code recon.result}. <br>Thread: any. <br>Allocation: freely.
 */
package io.yidi.clearing.report;

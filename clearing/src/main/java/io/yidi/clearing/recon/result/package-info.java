/**
 * 对账结果: what came of a day.
 *
 * <p>Job: add verdicts up to batches, say whether the day balances, write it for a spreadsheet. <br>Upstream:
 * {@code recon}, {@code command}. Downstream: {@code recon.compare}. <br>Thread: any. <br>Allocation: freely.
 */
package io.yidi.clearing.recon.result;

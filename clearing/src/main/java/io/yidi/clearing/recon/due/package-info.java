/**
 * 到期: which days and months are compared, which are due, and which late.
 *
 * <p>Job: look at each day of this month and the last, compare only what changed, leave a calendar for the console.
 * <br>Upstream: {@code command}. Downstream: {@code calendar}, {@code ledger}, {@code recon}, {@code recon.publish},
 * {@code gateway.reconciled}. <br>Thread: one. <br>Allocation: freely.
 */
package io.yidi.clearing.recon.due;

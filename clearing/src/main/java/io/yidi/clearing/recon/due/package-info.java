/**
 * 到期: which days and months are compared, which are due, and which late.
 *
 * <p>Job: look at each day of this month and the last. <br>Upstream: {@code command}. Downstream: {@code calendar},
 * {@code ledger}, {@code recon}. <br>Thread: one. <br>Allocation: freely.
 */
package io.yidi.clearing.recon.due;

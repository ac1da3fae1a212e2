/**
 * 对账留档: leaves what came of a day where the gateway's console finds it.
 *
 * <p>Job: from a reconciliation and its batches to the file of the day. <br>Upstream: {@code command}. Downstream:
 * {@code recon.result}, {@code recon.batch}, {@code gateway.reconciled}. <br>Thread: one. <br>Allocation: freely.
 */
package io.yidi.clearing.recon.publish;

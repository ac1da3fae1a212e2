/**
 * 对账批次: how far the reconciliation of a day is, pair by pair and institution by institution, and who signed it off.
 *
 * <p>Job: states of batches, from open to closed, by what was observed and what people said to it; a batch whose
 * content changes is open again. <br>Upstream: {@code command}, {@code recon.due}. Downstream: {@code recon.result},
 * {@code gateway.sealed}. <br>Thread: one. <br>Allocation: freely.
 */
package io.yidi.clearing.recon.batch;

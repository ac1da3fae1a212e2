/**
 * 两方比对: what two sides have of a day, row by row.
 *
 * <p>Job: one verdict for each settlement on a pair of sides, with the likely cause. <br>Upstream: {@code recon},
 * {@code recon.result}. Downstream: {@code ledger}, {@code recon.file},
 * {@code recon.rows}. <br>Thread: one for a comparison. <br>Allocation: freely.
 */
package io.yidi.clearing.recon.compare;

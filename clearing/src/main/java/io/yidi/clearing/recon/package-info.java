/**
 * 对账: the day three ways: as the hospital has it, as it stands here, as the national platform has it.
 *
 * <p>Job: put a day's files and the ledger together, each side with each; its rooms read files, compare, add up, and
 * tell what is due. <br>Upstream: {@code command}. Downstream: {@code ledger}, {@code recon.file},
 * {@code recon.compare}, {@code recon.result}, {@code recon.rows}. <br>Thread: one for a reconciliation.
 * <br>Allocation: freely.
 */
package io.yidi.clearing.recon;

/**
 * 对账: the day three ways: as the hospital has it, as it stands here, as the national platform has it.
 *
 * <p>Job: read the files of a day whole or not at all, give every settlement one verdict for each pair of sides, with
 * the likely cause and the next step, and add both sides up.
 * <br>Upstream: {@code command}. Downstream: {@code ledger}, {@code calendar}, {@code gateway.sealed}. <br>Thread: any,
 * one for a reconciliation. <br>Allocation: freely; a file has at most so many rows.
 */
package io.yidi.clearing.recon;

/**
 * 对账行列: what a side has of a day, as columns in memory.
 *
 * <p>Job: hold the rows of a side, find them by their numbers, give refunds the numbers they have here. <br>Upstream:
 * {@code recon.compare}. Downstream: {@code recon.file}. <br>Thread: one for a side. <br>Allocation: some 100 bytes a
 * row, room for all of them at first.
 */
package io.yidi.clearing.recon.rows;

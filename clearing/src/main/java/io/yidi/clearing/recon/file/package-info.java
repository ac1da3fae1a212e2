/**
 * 对账文件: a day as a hospital or the platform wrote it down.
 *
 * <p>Job: read a file whole or not at all, naming row and column of what is wrong; keep the files that were sound.
 * <br>Upstream: {@code recon}, {@code recon.due}, {@code command}. Downstream: {@code ledger}, {@code
 * gateway.sealed}. <br>Thread: one for a file. <br>Allocation: freely; a file has at most so many rows.
 */
package io.yidi.clearing.recon.file;

/**
 * 对账留档: what a reconciliation leaves beside the journal, for whoever shows it.
 *
 * <p>Job: the shape of the files, written whole or not at all, read within bounds, added up once more when read.
 * <br>Upstream: {@code console} reads, the clearing program writes. Downstream: {@code sealed}.
 * <br>Thread: any, one at a time. <br>Allocation: per file.
 */
package io.yidi.gateway.reconciled;

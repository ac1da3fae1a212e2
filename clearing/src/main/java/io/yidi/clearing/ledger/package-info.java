/**
 * 账册: what the journal recorded of settlements, refunds and reversals, as tables that can be added up in any way.
 *
 * <p>Job: read the journal behind a running gateway or a stopped one, keep each entry with its amounts and funds, add
 * up by any levels. A projection: it may be dropped at any time and is made again from the journal.
 * <br>Upstream: {@code command}, {@code report}, {@code recon}. Downstream: {@code gateway.journal} and
 * {@code gateway.record}, DuckDB. <br>Thread: one for a ledger. <br>Allocation: freely; memory is bounded by the pieces
 * in which it writes.
 */
package io.yidi.clearing.ledger;

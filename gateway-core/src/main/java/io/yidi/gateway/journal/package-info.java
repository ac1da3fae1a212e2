/**
 * 结算流水: the append-only journal, the record of everything that changes a result.
 *
 * <p>Job: make records durable before anything is acknowledged, prove on every start that none is missing or changed,
 * and read any record back by its position. Knows bytes, sequences and positions, not messages.
 * <br>Upstream: the pipeline (append, commit), tools and day-end jobs (read). Downstream: one directory of files.
 * <br>Thread: {@link io.yidi.gateway.journal.Journal} belongs to one writing thread, beside which one other may make
 * the batch in flight durable; readers have their own
 * {@link io.yidi.gateway.journal.JournalReader}; a background thread zero-fills spare segments, and any may retire
 * old ones.
 * <br>Allocation: none for append, commit and mark; a little when a segment is rolled or a superblock is refreshed;
 * freely while opening.
 */
package io.yidi.gateway.journal;

/**
 * 状态快照: files that hold the engine's state as it was at one point of the journal, so that a start need not begin at the
 * first record.
 *
 * <pre>
 *   machine ─▶ SnapshotWriter ─▶ draft, force, rename, force of the directory ─▶ SnapshotReader ─▶ machine
 * </pre>
 *
 * <p>A snapshot is never the truth: it can be made again from the journal, and a damaged one is passed over.
 *
 * <p>Job: write, find, verify and delete snapshot files; see {@link io.yidi.gateway.snapshot.Snapshots}.
 * <br>Upstream: {@code pipeline}. Downstream: {@code journal} (files, points), {@code engine.state} (what is written).
 * <br>Thread: one at a time for each instance. <br>Allocation: while writing and reading, a block.
 */
package io.yidi.gateway.snapshot;

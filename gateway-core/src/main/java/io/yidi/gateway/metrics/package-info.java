/**
 * 计量: where the time of requests goes, and how often what happens.
 *
 * <pre>
 *   bytes ─▶ decode ─▶ queue ─▶ engine ─▶ write ─▶ force ─▶ reply ─▶ bytes
 *   └──────────────────────────── whole ───────────────────────────────┘
 * </pre>
 *
 * <p>Job: take times on the hot threads and count them, one writer at a time, without a lock.
 * <br>Upstream: {@code transport} and {@code pipeline}, which say when. Downstream: {@code metrics.interval}, which
 * collects. <br>Thread: {@link io.yidi.gateway.metrics.LoopTimes} on the event loop, {@link
 * io.yidi.gateway.metrics.CoreTimes} on the core thread, {@link io.yidi.gateway.metrics.CommitTimes} on the one that
 * commits; any thread may read {@link io.yidi.gateway.metrics.RecordStages}. <br>Allocation: at start only.
 */
package io.yidi.gateway.metrics;

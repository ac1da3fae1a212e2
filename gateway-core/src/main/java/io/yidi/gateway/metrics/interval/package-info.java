/**
 * 时段: what was measured, collected second by second.
 *
 * <p>Job: take what the recorders hold once a second, add it to what there was since the start, keep the last hour, and
 * write it to a log. <br>Upstream: {@code metrics}. Downstream: {@code metrics.exposition}, which shows it. <br>Thread:
 * one of its own, of the lowest priority; whoever looks shares a lock with it, the hot threads share none.
 * <br>Allocation: mostly at start; what the log compresses.
 */
package io.yidi.gateway.metrics.interval;

package io.yidi.load.latency;

import org.HdrHistogram.Histogram;

/**
 * 时延数字: what somebody says of many latencies, in nanoseconds.
 *
 * @param count how many
 * @param p50 half of them were not longer
 * @param p99 99 % were not longer
 * @param max the longest
 */
record Figures(long count, long p50, long p99, long max) {

    private static final double P50 = 50;
    private static final double P99 = 99;

    static Figures of(final Histogram elapsedNs) {
        return new Figures(
                elapsedNs.getTotalCount(),
                elapsedNs.getValueAtPercentile(P50),
                elapsedNs.getValueAtPercentile(P99),
                elapsedNs.getMaxValue());
    }
}

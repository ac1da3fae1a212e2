package io.yidi.gateway.metrics.interval;

import org.HdrHistogram.Histogram;

/**
 * 时延数字: what is said of many times, in nanoseconds.
 *
 * @param count how many
 * @param p50 half of them were not longer
 * @param p90 nine of ten were not longer
 * @param p99 99 % were not longer
 * @param p999 99.9 % were not longer
 * @param max the longest
 */
public record LatencyFigures(long count, long p50, long p90, long p99, long p999, long max) {

    /** Of nothing. */
    public static final LatencyFigures NONE = new LatencyFigures(0, 0, 0, 0, 0, 0);

    private static final double P50 = 50;
    private static final double P90 = 90;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    static LatencyFigures of(final Histogram elapsedNs) {
        if (elapsedNs.getTotalCount() == 0) {
            return NONE;
        }
        return new LatencyFigures(
                elapsedNs.getTotalCount(),
                elapsedNs.getValueAtPercentile(P50),
                elapsedNs.getValueAtPercentile(P90),
                elapsedNs.getValueAtPercentile(P99),
                elapsedNs.getValueAtPercentile(P999),
                elapsedNs.getMaxValue());
    }
}

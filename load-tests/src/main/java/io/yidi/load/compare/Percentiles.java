package io.yidi.load.compare;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** 百分位: how latencies are printed; a percentile that fewer than ten samples lie beyond is not printed. */
final class Percentiles {

    static final double P50 = 50;
    static final double P99 = 99;
    static final double P999 = 99.9;

    private static final double SAMPLES_BEYOND_MIN = 10;
    private static final double PERCENT = 100;
    private static final double NS_PER_US = 1_000;

    private Percentiles() {}

    /** Microseconds with one decimal, or a dash. */
    static String micros(final Histogram latencyNs, final double percentile) {
        final double beyond = latencyNs.getTotalCount() * (PERCENT - percentile) / PERCENT;
        return beyond < SAMPLES_BEYOND_MIN ? "-" : micros(latencyNs.getValueAtPercentile(percentile));
    }

    static String micros(final long ns) {
        return String.format(Locale.ROOT, "%.1f", ns / NS_PER_US);
    }
}

package io.yidi.load.result;

import java.math.BigDecimal;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** 百分位: how latencies are told; a percentile that fewer than ten samples lie beyond is not told. */
public final class Percentiles {

    public static final double P50 = 50;
    public static final double P90 = 90;
    public static final double P99 = 99;
    public static final double P999 = 99.9;
    public static final double P9999 = 99.99;

    private static final long SAMPLES_BEYOND_MIN = 10;
    private static final long PARTS = 10_000;
    private static final double PARTS_PER_PERCENT = 100;
    private static final double NS_PER_US = 1_000;

    private Percentiles() {}

    /** Whether at least ten samples lie beyond. */
    public static boolean isBorne(final Histogram latencyNs, final double percentile) {
        final long partsBeyond = PARTS - Math.round(percentile * PARTS_PER_PERCENT);
        return latencyNs.getTotalCount() * partsBeyond >= SAMPLES_BEYOND_MIN * PARTS;
    }

    /** Name in tables, such as p50 or p99.9. */
    static String name(final double percentile) {
        return "p" + BigDecimal.valueOf(percentile).stripTrailingZeros().toPlainString();
    }

    /** Microseconds with one decimal, or a dash. */
    public static String micros(final Histogram latencyNs, final double percentile) {
        return isBorne(latencyNs, percentile) ? micros(latencyNs.getValueAtPercentile(percentile)) : "-";
    }

    /** Microseconds with one decimal. */
    public static String micros(final long ns) {
        return format("%.1f", ns / NS_PER_US);
    }

    static String format(final String format, final Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

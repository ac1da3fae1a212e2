package io.yidi.load.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** 分桶数字: what a classic histogram in the text format of Prometheus says: between which limits a percentile lies. */
final class BucketFigures {

    private static final int NS_DIGITS = 9;
    private static final double NS_PER_MS = 1e6;
    private static final double PERCENT = 100;

    private final List<Long> limitsNs = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();

    /** Between which limits, in nanoseconds. */
    record Range(long aboveNs, long limitNs) {

        /** Whether a value lies between them, but for the width of a step on either side. */
        boolean holds(final long ns, final double step) {
            return ns * step > aboveNs && ns <= limitNs * step;
        }

        @Override
        public String toString() {
            return limitNs == Long.MAX_VALUE
                    ? String.format(Locale.ROOT, "above %s ms", aboveNs / NS_PER_MS)
                    : String.format(Locale.ROOT, "%s to %s ms", aboveNs / NS_PER_MS, limitNs / NS_PER_MS);
        }
    }

    /**
     * Reads a histogram.
     *
     * @param text whole page
     * @param series name and labels without the limit, such as {@code a_bucket{b="c"}
     */
    BucketFigures(final String text, final String series) {
        for (final MatchResult bucket : Pattern.compile(Pattern.quote(series) + ",le=\"([^\"]+)\"} (\\d+)")
                .matcher(text)
                .results()
                .toList()) {
            limitsNs.add(limitNs(bucket.group(1)));
            counts.add(Long.parseLong(bucket.group(2)));
        }
    }

    private static long limitNs(final String seconds) {
        return seconds.equals("+Inf")
                ? Long.MAX_VALUE
                : new BigDecimal(seconds).movePointRight(NS_DIGITS).longValueExact();
    }

    /** All of them. */
    long count() {
        return counts.isEmpty() ? 0 : counts.get(counts.size() - 1);
    }

    /** Where a percentile lies. */
    Range percentile(final double percentile) {
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) >= count() * percentile / PERCENT) {
                return new Range(i == 0 ? 0 : limitsNs.get(i - 1), limitsNs.get(i));
            }
        }
        return new Range(0, 0);
    }
}

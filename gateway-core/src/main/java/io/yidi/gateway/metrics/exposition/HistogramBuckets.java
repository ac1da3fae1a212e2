package io.yidi.gateway.metrics.exposition;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * 直方图分桶: the steps of a histogram in nanoseconds, sorted into buckets of seconds: a few fixed ones at the limits that
 * are asked for, and fine ones that grow by 2.2 % each.
 */
final class HistogramBuckets {

    /** Each power of two of a second is cut into 2 to this power. */
    static final int NATIVE_SCHEMA = 5;

    private static final double[] LIMITS_SECONDS = {
        0.0001, 0.00025, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, Double.POSITIVE_INFINITY
    };
    private static final double NS_PER_SECOND = 1e9;

    private final long[] classic = new long[LIMITS_SECONDS.length];
    private final Map<Integer, Long> fine = new TreeMap<>();

    HistogramBuckets(final Histogram elapsedNs) {
        for (final HistogramIterationValue step : elapsedNs.recordedValues()) {
            final double seconds =
                    Math.max(1, elapsedNs.medianEquivalentValue(step.getValueIteratedTo())) / NS_PER_SECOND;
            final long count = step.getCountAddedInThisIterationStep();
            classic[classicIndex(seconds)] += count;
            fine.merge(nativeIndex(seconds), count, Long::sum);
        }
    }

    ClassicHistogramBuckets classic() {
        return ClassicHistogramBuckets.of(LIMITS_SECONDS, classic);
    }

    NativeHistogramBuckets fine() {
        final List<Integer> indexes = new ArrayList<>(fine.keySet());
        return NativeHistogramBuckets.of(indexes, new ArrayList<>(fine.values()));
    }

    private static int classicIndex(final double seconds) {
        int index = 0;
        while (seconds > LIMITS_SECONDS[index]) {
            index++;
        }
        return index;
    }

    private static int nativeIndex(final double seconds) {
        return (int) Math.ceil(Math.log(seconds) / Math.log(2) * (1 << NATIVE_SCHEMA));
    }
}

package io.yidi.gateway.metrics.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.NativeHistogramBucket;
import io.yidi.gateway.metrics.StageRecorders;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class HistogramBucketsTest {

    private final Histogram elapsedNs =
            new Histogram(StageRecorders.ELAPSED_STEP_NS, StageRecorders.ELAPSED_MAX_NS, StageRecorders.DIGITS);

    @Test
    void shouldPutATimeBelowTheLimitItKeeps() {
        elapsedNs.recordValueWithCount(90_000, 2);
        elapsedNs.recordValueWithCount(52_000_000, 3);
        elapsedNs.recordValue(StageRecorders.ELAPSED_MAX_NS);

        final List<String> filled = new HistogramBuckets(elapsedNs)
                .classic().stream()
                        .filter(bucket -> bucket.getCount() > 0)
                        .map(HistogramBucketsTest::text)
                        .toList();

        assertEquals(List.of("1.0E-4: 2", "0.1: 3", "Infinity: 1"), filled);
    }

    /** A fine bucket ends at 2 to the power of its index in thirty-seconds, and begins where the one before ends. */
    @Test
    void shouldPutATimeIntoTheFineBucketItLiesIn() {
        for (final long ns : new long[] {1_000, 80_000, 999_000, 50_000_000, 2_000_000_000L}) {
            elapsedNs.reset();
            elapsedNs.recordValue(ns);

            final List<NativeHistogramBucket> filled =
                    new HistogramBuckets(elapsedNs).fine().stream().toList();

            assertEquals(1, filled.size());
            final double end = Math.pow(2, filled.get(0).getBucketIndex() / 32.0);
            final double medianSeconds = elapsedNs.medianEquivalentValue(ns) / 1e9;
            assertTrue(medianSeconds <= end && medianSeconds > end / Math.pow(2, 1 / 32.0), ns + " ends at " + end);
        }
    }

    @Test
    void shouldCountNothingTwiceOrNotAtAll() {
        for (long ns = 0; ns < 100_000_000; ns += 12_345) {
            elapsedNs.recordValue(ns);
        }
        final HistogramBuckets buckets = new HistogramBuckets(elapsedNs);

        assertEquals(
                elapsedNs.getTotalCount(),
                buckets.classic().stream()
                        .mapToLong(ClassicHistogramBucket::getCount)
                        .sum());
        assertEquals(
                elapsedNs.getTotalCount(),
                buckets.fine().stream()
                        .mapToLong(NativeHistogramBucket::getCount)
                        .sum());
    }

    private static String text(final ClassicHistogramBucket bucket) {
        return bucket.getUpperBound() + ": " + bucket.getCount();
    }
}

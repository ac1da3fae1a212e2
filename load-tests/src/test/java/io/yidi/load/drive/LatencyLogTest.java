package io.yidi.load.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyLogTest {

    @Test
    void shouldKeepTheRunAsAWholeAndSecondBySecond() {
        final LatencyLog log = PlayedLatencies.of(2_500);

        assertEquals(2_500, log.totalNs().getTotalCount());
        assertEquals(3, log.intervals().size());
        assertEquals(1_000, log.intervals().get(0).getTotalCount());
        assertEquals(500, log.intervals().get(2).getTotalCount());
        assertEquals(50, log.totalNs().getValueAtPercentile(50) / TimeUnit.MICROSECONDS.toNanos(1), "median in µs");
    }

    @Test
    void shouldStampEachSecond() {
        long endsMs = 0;
        for (final Histogram second : PlayedLatencies.of(3_000).intervals()) {
            assertTrue(second.getStartTimeStamp() >= endsMs);
            assertTrue(second.getEndTimeStamp() >= second.getStartTimeStamp());
            endsMs = second.getEndTimeStamp();
        }
        assertTrue(endsMs > 0);
    }
}

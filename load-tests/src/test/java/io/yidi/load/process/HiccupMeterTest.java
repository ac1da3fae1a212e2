package io.yidi.load.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class HiccupMeterTest {

    @Test
    void shouldWakeUpAgainAndAgain() {
        try (HiccupMeter meter = new HiccupMeter()) {
            long count = 0;
            final long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (count < 20 && System.nanoTime() < endNs) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                final Histogram taken = meter.take();
                count += taken.getTotalCount();
                assertTrue(taken.getMaxValue() < TimeUnit.SECONDS.toNanos(30));
            }
            assertTrue(count >= 20, "found " + count);
        }
    }
}

package io.yidi.load.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class NoiseTest {

    private static final NoiseLimits LIMITS = new NoiseLimits(100, TimeUnit.MILLISECONDS.toNanos(1), 5);

    @Test
    void shouldRejectARoundThatTheHypervisorDisturbed() {
        assertEquals("", LIMITS.rejection(noise(100, 0)));
        assertEquals("steal of 101/10000, expected at most 100/10000", LIMITS.rejection(noise(101, 0)));
    }

    @Test
    void shouldRejectARoundInWhichAnIdleThreadWokeUpLate() {
        assertEquals("", LIMITS.rejection(noise(0, 1)));
        assertTrue(LIMITS.rejection(noise(0, 2)).startsWith("hiccup p99.9 of 5001"), LIMITS.rejection(noise(0, 2)));
    }

    @Test
    void shouldNotRejectForHiccupsInSaturation() {
        final Histogram quiet = new Histogram(3);
        quiet.recordValue(1_000);

        assertEquals("", LIMITS.rejection(new Noise(0, 0, "1.0", quiet, hiccups(1_000))));
    }

    @Test
    void shouldSayFromWhichShareOfACoreTheGeneratorIsWhatIsMeasured() {
        assertFalse(new PhaseResult(null, 1_000, 0, 700).isGeneratorBound());
        assertTrue(new PhaseResult(null, 10_000, 0, 7_001).isGeneratorBound());
    }

    @Test
    void shouldTellNoPercentileThatFewerThanTenSamplesLieBeyond() {
        final Histogram latencyNs = new Histogram(3);
        latencyNs.recordValueWithCount(2_000, 9_999);

        assertEquals("2.0", Percentiles.micros(latencyNs, Percentiles.P99));
        assertEquals("-", Percentiles.micros(latencyNs, Percentiles.P999));
        latencyNs.recordValue(2_000);
        assertEquals("2.0", Percentiles.micros(latencyNs, Percentiles.P999));
        assertEquals("-", Percentiles.micros(latencyNs, Percentiles.P9999));
    }

    /** One in five hundred wakes up late twice: two in a thousand lie beyond the limit. */
    private static Noise noise(final long stealBp, final int late) {
        return new Noise(stealBp, 0, "1.0", hiccups(late), new Histogram(3));
    }

    private static Histogram hiccups(final int late) {
        final Histogram hiccupNs = new Histogram(3);
        hiccupNs.recordValueWithCount(50_000, 999);
        for (int i = 0; i < late; i++) {
            hiccupNs.recordValue(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return hiccupNs;
    }
}

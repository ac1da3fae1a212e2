package io.yidi.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NoiseSampleTest {

    @Test
    void shouldShareOutTheTicksBetweenTwoSamples() {
        final NoiseSample before = NoiseSample.of("cpu  100 0 50 800 20 0 0 30 5 5", "0.10");
        final NoiseSample after = NoiseSample.of("cpu  150 0 80 1600 120 0 0 50 9 9", "0.20");

        assertEquals(1_000, before.totalTicks());
        assertEquals(200, after.stealBpSince(before));
        assertEquals(1_000, after.ioWaitBpSince(before));
        assertEquals(0, after.stealBpSince(after));
    }

    @Test
    void shouldLeaveOutWhatLiesBetweenLoads() {
        final NoiseSample first = NoiseSample.of("cpu  100 0 0 0 0 0 0 0", "0.10");
        final NoiseSample second = NoiseSample.of("cpu  190 0 0 0 0 0 0 10", "0.20");
        final NoiseSample third = NoiseSample.of("cpu  190 0 0 9000 0 0 0 10", "0.30");
        final NoiseSample fourth = NoiseSample.of("cpu  280 0 0 9000 0 0 0 20", "0.40");

        final NoiseSample during = NoiseSample.NONE.plusBetween(first, second).plusBetween(third, fourth);

        assertEquals(1_000, during.stealBpSince(NoiseSample.NONE), "20 of 200, however long the rest was");
        assertEquals("0.40", during.loadAverage());
    }
}

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
}

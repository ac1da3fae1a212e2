package io.yidi.load.overload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemorySamplesTest {

    @Test
    void shouldSampleAtLeastOnce() throws IOException {
        final MemorySamples samples = new MemorySamples(ProcessHandle.current().pid());
        samples.close();

        assertTrue(samples.earlyKib() > 0 && samples.lateKib() > 0);
    }
}

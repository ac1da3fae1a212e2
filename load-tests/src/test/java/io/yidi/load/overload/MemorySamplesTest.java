package io.yidi.load.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemorySamplesTest {

    @Test
    void shouldReadTheResidentMemory() {
        assertEquals(2_048, MemorySamples.residentKib(List.of("Name:\tjava", "VmRSS:\t    2048 kB")));
        assertThrows(IllegalArgumentException.class, () -> MemorySamples.residentKib(List.of("Name:\tjava")));
    }

    @Test
    void shouldSampleAtLeastOnce() throws IOException {
        final MemorySamples samples = new MemorySamples(ProcessHandle.current().pid());
        samples.close();

        assertTrue(samples.earlyKib() > 0 && samples.lateKib() > 0);
    }
}

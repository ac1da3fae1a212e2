package io.yidi.load.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemorySamplesTest {

    @Test
    void shouldSampleAtLeastOnce() throws IOException {
        final MemorySamples samples = new MemorySamples(() -> new MemoryUse(3_000, 1_000));
        samples.close();

        assertEquals(2_000, samples.earlyKib(MemoryUse::besidesKib));
        assertEquals(1_000, samples.lateKib(MemoryUse::tablesKib));
    }

    /** Nothing sampled is not nothing grown. */
    @Test
    void shouldTellThatMemoryCouldNotBeRead() {
        final IOException gone = new IOException("gone");
        final MemorySamples samples = new MemorySamples(() -> {
            throw gone;
        });

        assertSame(gone, assertThrows(IOException.class, samples::close).getCause());
    }

    @Test
    void shouldReadTheTablesOffThePageOfTheGateway() {
        assertEquals(96 << 10, MemoryUse.tablesKib("""
                        # TYPE yidi_memory_bytes gauge
                        yidi_memory_bytes{area="direct"} 1.00663296E8
                        yidi_memory_bytes{area="heap"} 2.0E8
                        """));
        assertThrows(IllegalArgumentException.class, () -> MemoryUse.tablesKib("yidi_ready 1"));
    }
}

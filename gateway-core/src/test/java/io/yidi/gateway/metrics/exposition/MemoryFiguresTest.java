package io.yidi.gateway.metrics.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.agrona.BufferUtil;
import org.junit.jupiter.api.Test;

class MemoryFiguresTest {

    private static final int TABLE_BYTES = 32 << 20;

    @Test
    void shouldCountATableOffTheHeapUntilItsMemoryIsGivenBack() {
        final long before = MemoryFigures.read().get(MemoryFigures.DIRECT);
        final ByteBuffer table = ByteBuffer.allocateDirect(TABLE_BYTES);
        final long with = MemoryFigures.read().get(MemoryFigures.DIRECT);
        BufferUtil.free(table);
        final long after = MemoryFigures.read().get(MemoryFigures.DIRECT);

        assertTrue(with - before >= TABLE_BYTES / 2, () -> before + ", then " + with);
        assertTrue(with - after >= TABLE_BYTES / 2, () -> with + ", then " + after);
    }

    @Test
    void shouldHaveNoMoreInUseThanTheSystemGave() {
        final Map<String, Long> bytes = MemoryFigures.read();

        assertTrue(bytes.get(MemoryFigures.HEAP) > 0, bytes::toString);
        assertTrue(bytes.get(MemoryFigures.HEAP) <= bytes.get(MemoryFigures.HEAP_COMMITTED), bytes::toString);
    }

    @Test
    void shouldFindResidentMemoryInTheStatusOfAProcess() {
        assertEquals(
                OptionalLong.of(20_480),
                MemoryFigures.residentBytes(List.of("Name:\tjava", "VmPeak:\t  900 kB", "VmRSS:\t  20 kB")));
        assertEquals(OptionalLong.empty(), MemoryFigures.residentBytes(List.of("Name:\tjava")));
    }
}

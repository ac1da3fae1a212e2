package io.yidi.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void shouldReadTheResidentMemory() {
        assertEquals(2_048, ResidentMemory.kib(List.of("Name:\tjava", "VmRSS:\t    2048 kB")));
        assertThrows(IllegalArgumentException.class, () -> ResidentMemory.kib(List.of("Name:\tjava")));
    }

    @Test
    void shouldReadThatOfAProcess() throws IOException {
        assertTrue(ResidentMemory.kib(ProcessHandle.current().pid()) > 0);
    }
}

package io.yidi.load.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineWatchTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTellWhatARunWasMeasuredOnAndLeaveNothing() throws Exception {
        final Map<String, String> words;
        try (MachineWatch watch = new MachineWatch(folder)) {
            words = watch.words();
        }

        assertEquals(
                List.of("machine", "disk", "raw fdatasync", "noise"),
                words.keySet().stream().toList());
        assertTrue(
                words.get("machine").contains(Runtime.getRuntime().availableProcessors() + " cores"), words::toString);
        assertTrue(
                words.get("raw fdatasync").matches("p50 \\d+\\.\\d µs, p99 \\d+\\.\\d µs, 500 times 512 bytes .*"),
                words::toString);
        assertTrue(
                words.get("noise").matches("steal -?\\d+\\.\\d\\d %, iowait -?\\d+\\.\\d\\d %, hiccups p99.9 .* µs.*"),
                words::toString);
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }
}

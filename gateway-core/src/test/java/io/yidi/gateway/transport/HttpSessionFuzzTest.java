package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Whatever bytes arrive in whatever slices, a connection of the JSON door answers in HTTP, and ends after an answer or
 * not at all.
 *
 * <p>As a test it runs the inputs of {@code HttpSessionFuzzTestInputs}; with {@code JAZZER_FUZZ=1} it searches for
 * more.
 */
class HttpSessionFuzzTest {

    private EmbeddedDoors doors;

    @BeforeEach
    void open() throws IOException {
        doors = new EmbeddedDoors();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    @FuzzTest(maxDuration = "60s")
    void shouldAnswerOrEndWhateverArrives(final byte[] bytes) {
        final EmbeddedChannel channel = doors.json();
        SlicedBytes.into(channel, bytes);

        final String written = new String(SlicedBytes.written(channel), StandardCharsets.UTF_8);
        assertTrue(written.isEmpty() || written.startsWith("HTTP/1.1 "), written);
        assertTrue(channel.isActive() || !written.isEmpty(), "ends only after an answer");
        channel.finishAndReleaseAll();
    }
}

package io.yidi.load.process;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A process that is held still, and one that somebody else lets go on. */
class ProcessPauseTest {

    @Test
    void shouldNoticeThatSomebodyLetItGoOn() throws Exception {
        final Process process = new ProcessBuilder("sleep", "600").start();
        try {
            final ProcessPause pause = ProcessPause.of(process.pid());
            pause.requireStill();

            ToolRun.of("kill", "-CONT", Long.toString(process.pid())).expectDone();

            final IOException failure = assertThrows(IOException.class, pause::requireStill);
            assertTrue(failure.getMessage().contains("setsid"), failure::getMessage);
        } finally {
            process.destroyForcibly();
        }
    }
}

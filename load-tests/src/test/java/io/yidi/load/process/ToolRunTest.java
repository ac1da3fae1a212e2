package io.yidi.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ToolRunTest {

    @Test
    void shouldTellExitCodeAndOutput() throws IOException {
        final ToolRun run = ToolRun.of("sh", "-c", "echo found nothing >&2; exit 4");

        assertEquals(4, run.exitCode());
        assertEquals("found nothing", run.output());
        final IOException failed = assertThrows(IOException.class, run::expectDone);
        assertTrue(failed.getMessage().endsWith("found 4: found nothing"), failed.getMessage());
    }

    @Test
    void shouldTellThatThereIsNoSuchTool() {
        assertFalse(ToolRun.isThere("no-such-tool-anywhere"));
        assertTrue(ToolRun.isThere("true"));
    }
}

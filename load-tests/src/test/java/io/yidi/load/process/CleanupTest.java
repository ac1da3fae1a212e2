package io.yidi.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class CleanupTest {

    private int done;

    @Test
    void shouldDoItsStepOnceWhenItIsClosed() throws IOException {
        final Cleanup cleanup = Cleanup.of("test", () -> done++);
        cleanup.close();
        cleanup.close();

        assertEquals(1, done);
    }

    @Test
    void shouldDoNothingOnceItIsForgotten() throws IOException {
        final Cleanup cleanup = Cleanup.of("test", () -> done++);
        assertTrue(cleanup.forget());
        assertFalse(cleanup.forget());
        cleanup.close();

        assertEquals(0, done);
    }

    @Test
    void shouldTryAgainAtTheEndOfTheProcess() {
        final Cleanup cleanup = Cleanup.of("test", () -> {
            done++;
            if (done == 1) {
                throw new IOException("not empty");
            }
            if (done == 2) {
                throw new UncheckedIOException(new IOException("gone while it was looked at"));
            }
        });
        cleanup.runAtEnd();
        cleanup.forget();

        assertEquals(3, done);
    }

    @Test
    void shouldGiveUpAfterAWhile() {
        final Cleanup cleanup = Cleanup.of("test", () -> {
            done++;
            throw new IOException("not empty");
        });

        assertThrows(UncheckedIOException.class, cleanup::runAtEnd);
        assertTrue(cleanup.forget());
        assertEquals(10, done);
    }
}

package io.yidi.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestTest {

    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicLong asked = new AtomicLong();

    @Test
    void shouldWaitUntilNothingIsUsedAnyMore() {
        assertTrue(Rest.await(() -> WINDOW_NS * Math.min(3, asked.getAndIncrement()), WINDOW_NS, Long.MAX_VALUE));
        assertEquals(5, asked.get(), "busy in three windows, at rest in the fourth");
    }

    @Test
    void shouldTellThatServersStayedAtWork() {
        assertFalse(Rest.await(() -> WINDOW_NS * asked.getAndIncrement(), WINDOW_NS, 5 * WINDOW_NS));
    }
}

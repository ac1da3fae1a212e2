package io.yidi.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestTest {

    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long TIMEOUT_NS = 20 * WINDOW_NS;

    private final AtomicLong asked = new AtomicLong();

    @Test
    void shouldWaitUntilNothingIsUsedAnyMore() {
        assertTrue(new Rest(() -> WINDOW_NS * Math.min(3, asked.getAndIncrement()), WINDOW_NS, Long.MAX_VALUE).await());
        assertEquals(7, asked.get(), "busy in three windows, at rest in three more");
    }

    /** What a server puts off until it has been calm for a second is not missed. */
    @Test
    void shouldNotTakeAShortPauseForRest() {
        assertTrue(new Rest(() -> WINDOW_NS * work(asked.getAndIncrement()), WINDOW_NS, Long.MAX_VALUE).await());
        assertEquals(9, asked.get(), "two windows of pause, three of work, three at rest");
    }

    @Test
    void shouldTellThatAServerStayedAtWork() {
        assertFalse(new Rest(() -> WINDOW_NS * asked.getAndIncrement(), WINDOW_NS, TIMEOUT_NS).await());
    }

    /** It spins; what it uses beyond that is work. */
    @Test
    void shouldWaitForAServerThatSpinsUntilItOnlySpins() {
        final AtomicLong used = new AtomicLong();
        final AtomicLong extra = new AtomicLong();
        final Rest rest = new Rest(
                () -> used.addAndGet(WINDOW_NS + (extra.getAndDecrement() > 0 ? WINDOW_NS : 0)), WINDOW_NS, TIMEOUT_NS);
        assertFalse(rest.await());
        assertTrue(rest.await());

        extra.set(Long.MAX_VALUE);
        assertFalse(rest.await(), "at work beside");
    }

    /** Neighbours take from it now and then. */
    @Test
    void shouldNotTakeAServerThatSpinsForOneAtWorkBecauseSomeOfItsTimeWasStolen() {
        final AtomicLong used = new AtomicLong();
        final Rest rest = new Rest(
                () -> used.addAndGet(asked.incrementAndGet() % 3 == 0 ? WINDOW_NS / 2 : WINDOW_NS),
                WINDOW_NS,
                4 * TIMEOUT_NS);
        assertFalse(rest.await());
        assertTrue(rest.await());
    }

    private static long work(final long look) {
        return Math.max(0, Math.min(3, look - 2));
    }
}

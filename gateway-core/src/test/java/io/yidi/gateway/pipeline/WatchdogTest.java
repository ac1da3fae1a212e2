package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watchdog beside a thread that a test lets live or end. */
class WatchdogTest {

    private static final long STALL_TIMEOUT_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long QUIET_MS = 600;
    private static final long LOOKS_OF_A_COMMAND = 5;

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicLong published = new AtomicLong(4);
    private final AtomicLong consumed = new AtomicLong(4);
    private final BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
    private final Thread core = new Thread(this::live, "core");
    private Watchdog watchdog;

    @BeforeEach
    void start() {
        core.start();
        watchdog = new Watchdog(
                        List.of(new WatchedThread(core, "command", published::get, consumed::get)),
                        STALL_TIMEOUT_NS,
                        told::add)
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        watchdog.close();
        end.countDown();
        core.join();
    }

    @Test
    void shouldTellOfAThreadThatHasEnded() throws Exception {
        end.countDown();
        core.join();
        final Throwable failure = told.poll(HangGuard.SECONDS, TimeUnit.SECONDS);

        assertNotNull(failure);
        assertEquals("the core thread has ended after command 4", failure.getMessage());
        assertNull(told.poll(QUIET_MS, TimeUnit.MILLISECONDS), "told once");
    }

    @Test
    void shouldTellWhereAThreadStandsThatDoesNotGetOn() throws Exception {
        published.set(9);
        final Throwable failure = told.poll(HangGuard.SECONDS, TimeUnit.SECONDS);

        assertNotNull(failure);
        assertTrue(
                failure.getMessage().startsWith("the core thread has not finished command 5 of 9 within 200 ms"),
                failure.getMessage());
        assertTrue(failure.getStackTrace().length > 0);
    }

    /** The thread gets on by the looks of the watchdog, not by a clock: it is as slow however busy the machine is. */
    @Test
    void shouldNotMindAThreadThatGetsOnSlowly() {
        watchdog.close();
        published.set(Long.MAX_VALUE);
        final AtomicLong looks = new AtomicLong();
        try (Watchdog second = new Watchdog(
                        List.of(new WatchedThread(
                                core, "command", published::get, () -> looks.incrementAndGet() / LOOKS_OF_A_COMMAND)),
                        STALL_TIMEOUT_NS,
                        told::add)
                .start()) {
            HangGuard.await(() -> looks.get() > 10 * LOOKS_OF_A_COMMAND || !told.isEmpty());
        }
        assertTrue(told.isEmpty(), told::toString);
    }

    @Test
    void shouldSayNothingOfAThreadThatWaitsForWork() throws Exception {
        assertNull(told.poll(QUIET_MS, TimeUnit.MILLISECONDS));
    }

    @Test
    void shouldSayNothingWhenItIsClosed() throws Exception {
        watchdog.close();
        published.set(9);

        assertNull(told.poll(QUIET_MS, TimeUnit.MILLISECONDS));
    }

    @Test
    void shouldSayNothingOfAThreadThatEndsWhileItIsClosed() throws Exception {
        final CountDownLatch looking = new CountDownLatch(1);
        final CountDownLatch closed = new CountDownLatch(1);
        final Watchdog second = new Watchdog(
                        List.of(new WatchedThread(core, "command", published::get, () -> {
                            if (isWatchdog()) {
                                looking.countDown();
                                await(closed);
                            }
                            return consumed.get();
                        })),
                        STALL_TIMEOUT_NS,
                        told::add)
                .start();
        watchdog.close();
        await(looking);
        second.close();
        end.countDown();
        core.join();
        closed.countDown();

        assertNull(told.poll(QUIET_MS, TimeUnit.MILLISECONDS));
    }

    private static boolean isWatchdog() {
        return Thread.currentThread().getName().equals("watchdog");
    }

    private void live() {
        await(end);
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}

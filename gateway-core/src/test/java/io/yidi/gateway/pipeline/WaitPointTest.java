package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.yidi.gateway.fixture.HangGuard;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitPointTest {

    private static final int ROUNDS = 20_000;
    private static final long ALLOCATED_BYTES_MAX = 16 * 1024;

    /** Two threads hand a number to each other; were one signal lost, both would wait for ever. */
    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void shouldLoseNoSignal(final WaitMode mode) throws Exception {
        final WaitPoint here = WaitPoint.of(mode);
        final WaitPoint there = WaitPoint.of(mode);
        final AtomicLong asked = new AtomicLong();
        final AtomicLong answered = new AtomicLong();
        final CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            for (long i = 1; i <= ROUNDS; i++) {
                final long round = i;
                there.await(() -> asked.getAcquire() >= round);
                answered.setRelease(round);
                here.signal();
            }
        });
        final CompletableFuture<Void> one = CompletableFuture.runAsync(() -> {
            for (long i = 1; i <= ROUNDS; i++) {
                final long round = i;
                asked.setRelease(round);
                there.signal();
                here.await(() -> answered.getAcquire() >= round);
            }
        });

        awaitEnd(CompletableFuture.allOf(one, other), answered);
        assertEquals(ROUNDS, answered.get());
    }

    /** On a busy machine each round may take as long as others are let run; what counts is that there is a next one. */
    private static void awaitEnd(final CompletableFuture<Void> both, final AtomicLong rounds) throws Exception {
        for (long seen = -1; !both.isDone(); ) {
            final long now = rounds.get();
            assertTrue(now > seen, "nothing happened after round " + seen);
            seen = now;
            await(both);
        }
        both.get();
    }

    private static void await(final CompletableFuture<Void> both) throws Exception {
        try {
            both.get(HangGuard.SECONDS, TimeUnit.SECONDS);
        } catch (final TimeoutException slow) {
            assertFalse(both.isDone());
        }
    }

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void shouldGoOnWaitingWhenASignalBringsNothing(final WaitMode mode) throws Exception {
        final WaitPoint point = WaitPoint.of(mode);
        final AtomicBoolean over = new AtomicBoolean();
        final CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> point.await(over::get));
        for (int i = 0; i < 1_000; i++) {
            point.signal();
        }
        assertFalse(waiting.isDone());
        over.set(true);
        point.signal();

        waiting.get(HangGuard.SECONDS, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void shouldAllocateNothing(final WaitMode mode) {
        final WaitPoint point = WaitPoint.of(mode);
        final AtomicLong looks = new AtomicLong();
        final Thread self = Thread.currentThread();
        final BooleanSupplier fourth = () -> {
            LockSupport.unpark(self);
            return looks.decrementAndGet() <= 0;
        };
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 100; i++) {
            looks.set(4);
            point.await(fourth);
        }
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            looks.set(4);
            point.signal();
            point.await(fourth);
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < ALLOCATED_BYTES_MAX, "bytes allocated: " + allocated);
    }
}

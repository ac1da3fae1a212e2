package io.yidi.gateway.pipeline;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * 看门狗: a thread that looks whether the core thread gets on: one that is dead, or stands before a command that it does
 * not finish, ends the node instead of leaving it silent.
 *
 * <p>Time is counted in looks, not read from a clock: a process that was stopped as a whole is not a core thread that
 * hangs.
 */
final class Watchdog implements AutoCloseable {

    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Thread core;
    private final LongSupplier published;
    private final LongSupplier consumed;
    private final Consumer<Throwable> onFailure;
    private final long looksMax;
    private final Thread thread;
    private volatile boolean closed;
    private long lastConsumed;
    private long looksWithoutProgress;

    /**
     * Makes the thread.
     *
     * @param core thread that is looked at
     * @param published sequence of the last command on the ring
     * @param consumed sequence of the last command that is done with
     * @param stallTimeoutNs longest time without progress
     * @param onFailure ends the node
     */
    Watchdog(
            final Thread core,
            final LongSupplier published,
            final LongSupplier consumed,
            final long stallTimeoutNs,
            final Consumer<Throwable> onFailure) {
        this.core = core;
        this.published = published;
        this.consumed = consumed;
        this.onFailure = onFailure;
        this.looksMax = Math.max(1, stallTimeoutNs / LOOK_INTERVAL_NS);
        this.lastConsumed = consumed.getAsLong();
        this.thread = new Thread(this::watch, "watchdog");
        thread.setDaemon(true);
    }

    /** Starts looking. */
    Watchdog start() {
        thread.start();
        return this;
    }

    /** Looks no more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(LOOK_INTERVAL_NS);
            final Throwable failure = closed ? null : look();
            if (failure != null) {
                closed = true;
                onFailure.accept(failure);
            }
        }
    }

    private Throwable look() {
        final long nowConsumed = consumed.getAsLong();
        if (!core.isAlive()) {
            return new CoreStalledException("the core thread has ended after command " + nowConsumed);
        }
        final boolean isIdle = published.getAsLong() <= nowConsumed;
        looksWithoutProgress = isIdle || nowConsumed != lastConsumed ? 0 : looksWithoutProgress + 1;
        lastConsumed = nowConsumed;
        return looksWithoutProgress < looksMax ? null : stalled(nowConsumed);
    }

    private Throwable stalled(final long nowConsumed) {
        final CoreStalledException stalled = new CoreStalledException("the core thread has not finished command "
                + (nowConsumed + 1) + " of " + published.getAsLong() + " within "
                + TimeUnit.NANOSECONDS.toMillis(looksMax * LOOK_INTERVAL_NS) + " ms; it stands where this trace says");
        stalled.setStackTrace(core.getStackTrace());
        return stalled;
    }
}

package io.yidi.gateway.pipeline;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * 看门狗: a thread that looks whether others get on: one that is dead, or stands before something that it does not finish,
 * ends the node instead of leaving it silent.
 *
 * <p>Time is counted in looks, not read from a clock: a process that was stopped as a whole is not a thread that hangs.
 * What is seen while the watchdog is being closed is not told: the threads then end because they should.
 */
final class Watchdog implements AutoCloseable {

    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<WatchedProgress> watched;
    private final Consumer<Throwable> onFailure;
    private final long looksMax;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Makes the thread.
     *
     * @param threads that are looked at
     * @param stallTimeoutNs longest time without progress
     * @param onFailure ends the node
     */
    Watchdog(final List<WatchedThread> threads, final long stallTimeoutNs, final Consumer<Throwable> onFailure) {
        this.watched = threads.stream().map(WatchedThread::progress).toList();
        this.onFailure = onFailure;
        this.looksMax = Math.max(1, stallTimeoutNs / LOOK_INTERVAL_NS);
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
            if (failure != null && !closed) {
                closed = true;
                onFailure.accept(failure);
            }
        }
    }

    /** Fifty times a second for ever: by index, because a stream or an iterator is an object each time. */
    private Throwable look() {
        for (int i = 0; i < watched.size(); i++) {
            final Throwable failure = watched.get(i).look(looksMax, LOOK_INTERVAL_NS);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }
}

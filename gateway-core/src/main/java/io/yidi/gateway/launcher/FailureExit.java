package io.yidi.gateway.launcher;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * 故障出口: lets a failed node end fast. A thread that waits in the kernel keeps the virtual machine from ending for
 * 0.3 s; the admin port has one, so it is closed first, but nobody waits for that for long. Any thread.
 */
final class FailureExit implements Consumer<Throwable> {

    private static final long CLOSE_MAX_NS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long LOOK_INTERVAL_NS = TimeUnit.MICROSECONDS.toNanos(200);

    private final Consumer<Throwable> end;
    private volatile Runnable first = () -> {};

    /**
     * Makes the exit.
     *
     * @param end ends the process
     */
    FailureExit(final Consumer<Throwable> end) {
        this.end = end;
    }

    /** Says what is to be closed before the end. */
    void closeFirst(final Runnable newFirst) {
        first = newFirst;
    }

    @Override
    public void accept(final Throwable failure) {
        try {
            closeFirst();
        } finally {
            end.accept(failure);
        }
    }

    private void closeFirst() {
        runFor(CLOSE_MAX_NS, first, "close-admin");
    }

    /**
     * Ends the process, whatever else fails: a failed node may have no memory and no threads left to tell of it.
     *
     * @param report tells of the failure and returns the exit code; {@link ExitCode#INTERNAL} if it cannot
     * @param flush done after it
     * @param halt takes the exit code
     */
    static void end(final IntSupplier report, final Runnable flush, final IntConsumer halt) {
        int exitCode = ExitCode.INTERNAL;
        try {
            exitCode = report.getAsInt();
            flush.run();
        } finally {
            halt.accept(exitCode);
        }
    }

    /** Runs something on a thread of its own, and waits for it, but not for long. */
    static void runFor(final long waitMaxNs, final Runnable task, final String threadName) {
        final Thread thread = new Thread(task, threadName);
        thread.setDaemon(true);
        thread.start();
        final long deadlineNs = System.nanoTime() + waitMaxNs;
        while (thread.isAlive() && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(LOOK_INTERVAL_NS);
        }
    }
}

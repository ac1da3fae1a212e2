package io.yidi.clearing.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * 账册跟随: brings a ledger up to the journal's end again and again, until it is told to end. In between the ledger is let
 * go, so that others can read it; while they do, a round is left out. One thread runs, any thread ends.
 */
public final class FollowJob {

    private static final int FAILURES_MAX = 100;

    private final LedgerJob ledger;
    private final long everyNs;
    private final Consumer<String> waiting;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Thread runner;
    private volatile boolean isEnding;

    /**
     * Prepares.
     *
     * @param ledger to be brought up
     * @param every pause between two rounds
     * @param waiting told why a round is left out
     */
    public FollowJob(final LedgerJob ledger, final Duration every, final Consumer<String> waiting) {
        this.ledger = ledger;
        this.everyNs = every.toNanos();
        this.waiting = waiting;
    }

    /**
     * Runs until {@link #end}.
     *
     * @return the last sequence that is in
     * @throws LedgerException if the ledger could not be opened for a hundred rounds
     * @throws IOException if a file cannot be read or written
     */
    public long run() throws IOException {
        runner = Thread.currentThread();
        try {
            long sequence = ledger.update();
            int failures = 0;
            while (!isEnding) {
                LockSupport.parkNanos(this, everyNs);
                try {
                    sequence = ledger.update();
                    failures = 0;
                } catch (final LedgerException inUse) {
                    failures++;
                    waiting.accept(inUse.getMessage());
                    if (failures == FAILURES_MAX) {
                        throw inUse;
                    }
                }
            }
            return sequence;
        } finally {
            ended.complete(null);
        }
    }

    /** Ends after a last round, and waits for it. */
    public void end() {
        isEnding = true;
        LockSupport.unpark(runner);
        ended.join();
    }
}

package io.yidi.gateway.pipeline;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * 停机耐心: how long a stop waits in all, for one thing after the other. Counted in looks, not read from a clock: a process
 * that was stopped as a whole does not lose its patience. One thread.
 */
final class StopPatience {

    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private int looksLeft;

    /**
     * Begins.
     *
     * @param patienceMs for everything together
     */
    StopPatience(final int patienceMs) {
        looksLeft = patienceMs;
    }

    /**
     * Waits.
     *
     * @param isOver looked at every millisecond
     * @param keptMs of the patience that are left for what comes afterwards
     * @return whether it came about
     */
    boolean await(final BooleanSupplier isOver, final int keptMs) {
        while (!isOver.getAsBoolean()) {
            if (looksLeft <= keptMs) {
                return false;
            }
            looksLeft--;
            LockSupport.parkNanos(LOOK_INTERVAL_NS);
        }
        return true;
    }
}

package io.yidi.load.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * 静候: waits until servers that are asked for nothing have done what they put off, such as a snapshot: whoever is
 * measured next would pay for it. They are at rest when together they use less than a tenth of a core.
 */
public final class Rest {

    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int SHARE = 10;

    private Rest() {}

    /**
     * Waits, at most a minute.
     *
     * @param cpuNs processor time that the servers used so far, in nanoseconds
     * @return false if they were still at work then
     */
    public static boolean await(final LongSupplier cpuNs) {
        return await(cpuNs, WINDOW_NS, TIMEOUT_NS);
    }

    static boolean await(final LongSupplier cpuNs, final long windowNs, final long timeoutNs) {
        final long startNs = System.nanoTime();
        long before = cpuNs.getAsLong();
        while (System.nanoTime() - startNs < timeoutNs) {
            pause(windowNs);
            final long now = cpuNs.getAsLong();
            if (now - before <= windowNs / SHARE) {
                return true;
            }
            before = now;
        }
        return false;
    }

    private static void pause(final long ns) {
        final long endNs = System.nanoTime() + ns;
        for (long leftNs = ns; leftNs > 0; leftNs = endNs - System.nanoTime()) {
            LockSupport.parkNanos(leftNs);
        }
    }
}

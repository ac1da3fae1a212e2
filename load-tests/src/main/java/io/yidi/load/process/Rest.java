package io.yidi.load.process;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * 静候: waits until a server that is asked for nothing has done what it put off, such as a snapshot: its next load would
 * pay for it. It is at rest when it uses less than a tenth of a core for so long that nothing more is put off.
 *
 * <p>A server that spins is never below that. It is found out by the first wait; later ones are over when it uses no
 * more than the most it used at the end of that one. One thread.
 */
public final class Rest {

    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Longer than a gateway takes to see that it is calm: five looks, five of them a second. */
    private static final int WINDOWS = 3;

    private static final int SHARE = 10;

    /** At the end of a wait in vain: what is used now and then is no spinning, and where others steal it looks less. */
    private static final int WINDOWS_OF_SPINNING = 10;

    private final LongSupplier cpuNs;
    private final long windowNs;
    private final long timeoutNs;
    private long usualNs;
    private boolean isFirst = true;

    /**
     * Begins to look.
     *
     * @param cpuNs processor time that the server used so far, in nanoseconds
     */
    public Rest(final LongSupplier cpuNs) {
        this(cpuNs, WINDOW_NS, TIMEOUT_NS);
    }

    Rest(final LongSupplier cpuNs, final long windowNs, final long timeoutNs) {
        this.cpuNs = cpuNs;
        this.windowNs = windowNs;
        this.timeoutNs = timeoutNs;
    }

    /**
     * Waits, at most a minute.
     *
     * @return false if it was still at work then
     */
    public boolean await() {
        final long startNs = System.nanoTime();
        final Queue<Long> lastNs = new ArrayDeque<>();
        long before = cpuNs.getAsLong();
        int quiet = 0;
        while (System.nanoTime() - startNs < timeoutNs) {
            pause(windowNs);
            final long now = cpuNs.getAsLong();
            lastNs.add(now - before);
            if (lastNs.size() > WINDOWS_OF_SPINNING) {
                lastNs.remove();
            }
            quiet = now - before <= usualNs + windowNs / SHARE ? quiet + 1 : 0;
            if (quiet == WINDOWS) {
                isFirst = false;
                return true;
            }
            before = now;
        }
        usualNs = isFirst ? Collections.max(lastNs) : usualNs;
        isFirst = false;
        return false;
    }

    private static void pause(final long ns) {
        final long endNs = System.nanoTime() + ns;
        for (long leftNs = ns; leftNs > 0; leftNs = endNs - System.nanoTime()) {
            LockSupport.parkNanos(leftNs);
        }
    }
}

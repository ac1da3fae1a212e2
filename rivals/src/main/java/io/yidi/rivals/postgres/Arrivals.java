package io.yidi.rivals.postgres;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * 到达: settlements that are due, taken by whichever connection is free, as many at once as its batch holds.
 *
 * <p>At a rate, settlement {@code n} is due {@code n / rate} after the start, whatever the server does; what is due
 * before the end is settled and counts, however late it is. Under saturation all are due, every batch is full, and what
 * is answered before the end counts. Safe for many threads.
 */
final class Arrivals {

    /** Rate of saturation: everything is due. */
    static final double ALL_DUE = 0;

    /** How long after the end a server may still be late with what is due before it. */
    static final long LATE_NS_MAX = TimeUnit.SECONDS.toNanos(60);

    private static final double NS_PER_SECOND = 1e9;

    private final double ratePerSecond;
    private final int batch;
    private final long startNs;
    private final long fromNs;
    private final long endNs;
    private final AtomicLong next = new AtomicLong();

    /**
     * None taken yet.
     *
     * @param ratePerSecond settlements, or {@link #ALL_DUE}
     * @param batch most at once
     * @param startNs of the first
     * @param fromNs when counting begins
     * @param endNs when it ends
     */
    Arrivals(final double ratePerSecond, final int batch, final long startNs, final long fromNs, final long endNs) {
        this.ratePerSecond = ratePerSecond;
        this.batch = batch;
        this.startNs = startNs;
        this.fromNs = fromNs;
        this.endNs = endNs;
    }

    /** Whether nothing is left to be taken. */
    boolean isOver(final long nowNs) {
        if (ratePerSecond == ALL_DUE) {
            return nowNs >= endNs;
        }
        return next.get() >= dueCount(endNs) || nowNs - endNs > LATE_NS_MAX;
    }

    /** Whether a settlement that was answered then counts. */
    boolean counts(final long number, final long answeredNs) {
        return ratePerSecond == ALL_DUE
                ? answeredNs >= fromNs && answeredNs < endNs
                : dueNs(number, answeredNs) >= fromNs;
    }

    /** How long it took to settle what counts, the last answer then. */
    long windowNs(final long lastNs) {
        return (ratePerSecond == ALL_DUE ? endNs : Math.max(endNs, lastNs)) - fromNs;
    }

    /** Takes what is due, at most a batch: number of the first; how many is {@link Portion#count}. */
    Portion take(final long nowNs) {
        while (true) {
            final long first = next.get();
            final int count = (int) Math.min(batch, dueCount(nowNs) - first);
            if (count <= 0) {
                return new Portion(first, 0);
            }
            if (next.compareAndSet(first, first + count)) {
                return new Portion(first, count);
            }
        }
    }

    /** When a settlement is due; now, under saturation. */
    long dueNs(final long number, final long nowNs) {
        return ratePerSecond == ALL_DUE ? nowNs : startNs + (long) (number * NS_PER_SECOND / ratePerSecond);
    }

    private long dueCount(final long nowNs) {
        return ratePerSecond == ALL_DUE
                ? Long.MAX_VALUE
                : (long) ((Math.min(nowNs, endNs - 1) - startNs) * ratePerSecond / NS_PER_SECOND) + 1;
    }

    /**
     * 一份: neighbouring settlements.
     *
     * @param first number of the first
     * @param count of them, 0 if none is due
     */
    record Portion(long first, int count) {}
}

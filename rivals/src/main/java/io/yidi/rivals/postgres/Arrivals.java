package io.yidi.rivals.postgres;

import java.util.concurrent.atomic.AtomicLong;

/**
 * 到达: settlements that are due, taken by whichever connection is free, as many at once as its batch holds.
 *
 * <p>At a rate, settlement {@code n} is due {@code n / rate} after the start, whatever the server does. Under
 * saturation all are due, and every batch is full. Safe for many threads.
 */
final class Arrivals {

    /** Rate of saturation: everything is due. */
    static final double ALL_DUE = 0;

    private static final double NS_PER_SECOND = 1e9;

    private final double ratePerSecond;
    private final int batch;
    private final long startNs;
    private final AtomicLong next = new AtomicLong();

    Arrivals(final double ratePerSecond, final int batch, final long startNs) {
        this.ratePerSecond = ratePerSecond;
        this.batch = batch;
        this.startNs = startNs;
    }

    /** Takes what is due, at most a batch: number of the first; how many is {@link #count}. */
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
                : (long) ((nowNs - startNs) * ratePerSecond / NS_PER_SECOND) + 1;
    }

    /**
     * 一份: neighbouring settlements.
     *
     * @param first number of the first
     * @param count of them, 0 if none is due
     */
    record Portion(long first, int count) {}
}

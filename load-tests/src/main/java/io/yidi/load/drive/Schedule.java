package io.yidi.load.drive;

/**
 * 时间表: constant rate, fixed before the first request; request {@code n} is due {@code n / rate} after the start.
 *
 * <p>Immutable. Times are nanoseconds since the start.
 */
public final class Schedule {

    /** Highest rate, in requests a second. */
    public static final long RATE_MAX = 10_000_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long LENGTH_NS_MAX = 600 * NANOS_PER_SECOND;

    private final long ratePerSecond;
    private final long warmUpCount;
    private final long totalCount;

    /**
     * A schedule.
     *
     * @param ratePerSecond 1 to {@link #RATE_MAX}
     * @param warmUpNs whose requests do not count
     * @param measuredNs whose requests do; with the warm-up at most ten minutes
     */
    public Schedule(final long ratePerSecond, final long warmUpNs, final long measuredNs) {
        if (ratePerSecond < 1 || ratePerSecond > RATE_MAX) {
            throw new IllegalArgumentException("expected a rate of 1 to " + RATE_MAX + "/s, found " + ratePerSecond);
        }
        if (warmUpNs < 0 || measuredNs <= 0 || warmUpNs + measuredNs > LENGTH_NS_MAX) {
            throw new IllegalArgumentException("expected a warm-up and a measured time of together at most "
                    + LENGTH_NS_MAX + " ns, found " + warmUpNs + " and " + measuredNs);
        }
        this.ratePerSecond = ratePerSecond;
        this.warmUpCount = countWithin(warmUpNs);
        this.totalCount = countWithin(warmUpNs + measuredNs);
    }

    /**
     * When a request is due.
     *
     * @param number 0 …
     * @return nanoseconds after the start
     */
    public long intendedNs(final long number) {
        return number / ratePerSecond * NANOS_PER_SECOND + number % ratePerSecond * NANOS_PER_SECOND / ratePerSecond;
    }

    /**
     * Whether a request counts.
     *
     * @param number 0 …
     * @return false during the warm-up
     */
    public boolean isMeasured(final long number) {
        return number >= warmUpCount;
    }

    /**
     * Requests that count.
     *
     * @return number of them
     */
    public long measuredCount() {
        return totalCount - warmUpCount;
    }

    /**
     * All requests, warm-up included.
     *
     * @return number of them
     */
    public long totalCount() {
        return totalCount;
    }

    /**
     * The rate asked for.
     *
     * @return requests a second
     */
    public long ratePerSecond() {
        return ratePerSecond;
    }

    private long countWithin(final long ns) {
        return ns / NANOS_PER_SECOND * ratePerSecond + ns % NANOS_PER_SECOND * ratePerSecond / NANOS_PER_SECOND;
    }
}

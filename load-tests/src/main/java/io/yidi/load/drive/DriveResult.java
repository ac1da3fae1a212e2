package io.yidi.load.drive;

import org.HdrHistogram.Histogram;

/**
 * 施压结果: what one run brought.
 *
 * @param askedPerSecond the schedule's rate; 0 in saturation
 * @param sent requests, warm-up included
 * @param answered replies that count
 * @param windowNs time they took
 * @param unexpected replies of another kind than expected, warm-up included
 * @param firstUnexpected the first of them, or empty
 * @param unanswered requests without a reply when the driver gave up
 * @param corrected latency from the intended send time; in saturation the same as the service time
 * @param service latency from the actual send time
 * @param turnedAway answers BUSY, if the shape allows them
 * @param turnedAwayNs how long those took from the real sending
 */
public record DriveResult(
        long askedPerSecond,
        long sent,
        long answered,
        long windowNs,
        long unexpected,
        String firstUnexpected,
        long unanswered,
        LatencyLog corrected,
        LatencyLog service,
        long turnedAway,
        Histogram turnedAwayNs) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long REACHED_PERCENT_MIN = 99;
    private static final int PERCENT = 100;

    /** Latency from the intended send time. */
    public Histogram correctedNs() {
        return corrected.totalNs();
    }

    /** Latency from the actual send time. */
    public Histogram serviceNs() {
        return service.totalNs();
    }

    /**
     * Throughput.
     *
     * @return replies a second, rounded down
     */
    public long achievedPerSecond() {
        return answered * NANOS_PER_SECOND / Math.max(1, windowNs);
    }

    /**
     * Whether the figures may be judged.
     *
     * @return false if less than 99 % of the asked rate was reached, or something was not answered as expected
     */
    public boolean isValid() {
        final boolean isReached = achievedPerSecond() * PERCENT >= askedPerSecond * REACHED_PERCENT_MIN;
        return isReached && unexpected == 0 && unanswered == 0 && answered > 0;
    }

    /**
     * Why the figures may not be judged.
     *
     * @return one line, or empty
     */
    public String invalidReason() {
        if (unexpected > 0) {
            return unexpected + " replies were not the expected kind, the first: " + firstUnexpected;
        }
        if (unanswered > 0) {
            return unanswered + " requests stayed unanswered";
        }
        return isValid() ? "" : "asked " + askedPerSecond + "/s, achieved " + achievedPerSecond() + "/s";
    }

    /**
     * Two runs of the same rate, one after the other, as one.
     *
     * @param later run
     * @return both
     * @throws IllegalArgumentException if their rates differ
     */
    public DriveResult and(final DriveResult later) {
        if (askedPerSecond != later.askedPerSecond) {
            throw new IllegalArgumentException(
                    "expected a run of " + askedPerSecond + "/s, found " + later.askedPerSecond + "/s");
        }
        final Histogram bothTurnedAwayNs = turnedAwayNs.copy();
        bothTurnedAwayNs.add(later.turnedAwayNs);
        return new DriveResult(
                askedPerSecond,
                sent + later.sent,
                answered + later.answered,
                windowNs + later.windowNs,
                unexpected + later.unexpected,
                firstUnexpected.isEmpty() ? later.firstUnexpected : firstUnexpected,
                unanswered + later.unanswered,
                corrected.and(later.corrected),
                service.and(later.service),
                turnedAway + later.turnedAway,
                bothTurnedAwayNs);
    }
}

package io.yidi.load.latency;

/**
 * 时延核对配置: what a check does.
 *
 * @param ratePerSecond requests a second, by a fixed schedule
 * @param durationNs how long
 * @param pauseMs how long one force is held
 * @param personCount of the reference file
 * @param seed of persons and bills
 */
public record LatencyConfiguration(long ratePerSecond, long durationNs, int pauseMs, int personCount, long seed) {

    /** Checks that there is something to see. */
    public LatencyConfiguration {
        if (ratePerSecond < 1 || durationNs < 1 || pauseMs < 1) {
            throw new IllegalArgumentException("expected a rate, a duration and a pause of at least 1, found "
                    + ratePerSecond + ", " + durationNs + " and " + pauseMs);
        }
    }
}

package io.yidi.gateway.pipeline;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 防跳时钟: the time of day, held against a clock that cannot be set.
 *
 * <p>A business day once begun stays begun, and the keys of days gone by are closed, so a time of day that somebody set
 * wrong must not be believed. What differs by no more than half a second is followed in silence; up to five minutes it
 * is followed and told; a larger jump is told and not followed: time goes on from where it was until the time of day
 * comes back to it or the gateway is started again.
 *
 * <p>One thread reads it; any thread may ask whether it {@link #isDistrusted()}.
 */
public final class GuardedClock implements GatewayClock {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedClock.class);
    private static final long SILENT_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long FOLLOWED_NS = TimeUnit.MINUTES.toNanos(5);

    private final GatewayClock timeOfDay;
    private final NanoClock elapsed;
    private long offsetNs;
    private volatile boolean distrusted;

    /**
     * Believes the time of day as it is now.
     *
     * @param timeOfDay may jump
     * @param elapsed only ever goes on
     */
    public GuardedClock(final GatewayClock timeOfDay, final NanoClock elapsed) {
        this.timeOfDay = timeOfDay;
        this.elapsed = elapsed;
        offsetNs = timeOfDay.epochNs() - elapsed.nanoTime();
    }

    @Override
    public long epochNs() {
        final long toldNs = timeOfDay.epochNs();
        final long expectedNs = elapsed.nanoTime() + offsetNs;
        final long jumpNs = toldNs - expectedNs;
        if (Math.abs(jumpNs) <= SILENT_NS) {
            trust();
        } else if (Math.abs(jumpNs) <= FOLLOWED_NS) {
            LOG.warn("the time of day jumped by {} ms and is followed", TimeUnit.NANOSECONDS.toMillis(jumpNs));
            trust();
        } else {
            distrust(jumpNs);
            return expectedNs;
        }
        offsetNs += jumpNs;
        return toldNs;
    }

    /** Whether the time of day has jumped too far to be followed. */
    public boolean isDistrusted() {
        return distrusted;
    }

    private void trust() {
        if (distrusted) {
            distrusted = false;
            LOG.warn("the time of day is back and followed again");
        }
    }

    private void distrust(final long jumpNs) {
        if (!distrusted) {
            distrusted = true;
            LOG.error(
                    "the time of day jumped by {} s and is not followed; set it right, or restart to accept it",
                    TimeUnit.NANOSECONDS.toSeconds(jumpNs));
        }
    }
}

package io.yidi.gateway.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.agrona.concurrent.NanoClock;

/**
 * 后台节拍: has background work rest between stretches, so that bills find processor and device free in between. A rest
 * is as long as the stretch before it, times a factor, but at most {@link #REST_NS_MAX}; there is none while somebody
 * waits for the work. One thread.
 */
public final class BackgroundPace {

    /** One stretch that a machine held up does not make for an endless rest. */
    static final long REST_NS_MAX = TimeUnit.MILLISECONDS.toNanos(20);

    private final long stretchNs;
    private final int restsForWork;
    private final BooleanSupplier isHurried;
    private final NanoClock clock;
    private final LongConsumer rest;
    private long begunNs;

    /**
     * A pace, beginning with a stretch of work.
     *
     * @param stretchNs shortest stretch that a rest follows
     * @param restsForWork rest, as a multiple of the stretch
     * @param isHurried whether somebody waits for the work; asked by the thread that works
     * @param clock measures the work
     */
    public BackgroundPace(
            final long stretchNs, final int restsForWork, final BooleanSupplier isHurried, final NanoClock clock) {
        this(stretchNs, restsForWork, isHurried, clock, LockSupport::parkNanos);
    }

    /** The same with another way to rest. */
    BackgroundPace(
            final long stretchNs,
            final int restsForWork,
            final BooleanSupplier isHurried,
            final NanoClock clock,
            final LongConsumer rest) {
        this.stretchNs = stretchNs;
        this.restsForWork = restsForWork;
        this.isHurried = isHurried;
        this.clock = clock;
        this.rest = rest;
        begunNs = clock.nanoTime();
    }

    /** Begins a stretch: what went before was no work. */
    public void begin() {
        begunNs = clock.nanoTime();
    }

    /** To be called after each small part of the work; rests if the stretch has been long enough. */
    public void onPart() {
        final long workedNs = clock.nanoTime() - begunNs;
        if (workedNs >= stretchNs) {
            if (!isHurried.getAsBoolean()) {
                rest.accept(Math.min(workedNs * restsForWork, REST_NS_MAX));
            }
            begin();
        }
    }
}

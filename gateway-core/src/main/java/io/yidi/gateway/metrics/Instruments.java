package io.yidi.gateway.metrics;

import org.agrona.concurrent.NanoClock;

/** 时延仪表: what the two hot threads take their times with; one set a gateway. */
public final class Instruments {

    private static final int UNANSWERED_NONE = 1;

    private final boolean isOn;
    private final StageRecorders recorders;
    private final LoopTimes loop;
    private final CoreTimes core;

    private Instruments(
            final boolean isOn, final StageRecorders recorders, final NanoClock clock, final int unansweredMax) {
        this.isOn = isOn;
        this.recorders = recorders;
        this.loop = new LoopTimes(isOn, recorders, clock, unansweredMax);
        this.core = new CoreTimes(isOn, recorders, clock);
    }

    /**
     * Instruments that measure.
     *
     * @param clock never runs backwards, the same for both threads
     * @param unansweredMax most requests and commands that may be unanswered at the same time
     * @return with nothing recorded
     */
    public static Instruments on(final NanoClock clock, final int unansweredMax) {
        return new Instruments(true, new StageRecorders(), clock, unansweredMax);
    }

    /** Instruments that measure nothing and read no clock. */
    public static Instruments off() {
        return new Instruments(false, null, () -> 0, UNANSWERED_NONE);
    }

    /** Whether they measure. */
    public boolean isOn() {
        return isOn;
    }

    /** What is recorded; only if they measure. */
    public StageRecorders recorders() {
        return recorders;
    }

    /** Times of the event loop. */
    public LoopTimes loop() {
        return loop;
    }

    /** Times of the core thread. */
    public CoreTimes core() {
        return core;
    }
}

package io.yidi.gateway.metrics;

import org.agrona.BitUtil;
import org.agrona.concurrent.NanoClock;

/** 时延仪表: what the hot threads take their times with; one set a gateway. */
public final class Instruments {

    private static final int UNANSWERED_NONE = 1;
    private static final int RECORDS_NONE = 1;

    private final boolean isOn;
    private final StageRecorders recorders;
    private final RecordStages records;
    private final LoopTimes loop;
    private final CoreTimes core;
    private final CommitTimes commits;

    private Instruments(
            final boolean isOn,
            final StageRecorders recorders,
            final RecordStages records,
            final NanoClock clock,
            final int unansweredMax) {
        final int unsentMax = BitUtil.findNextPositivePowerOfTwo(2 * unansweredMax);
        final HandedTimes handed = new HandedTimes(unsentMax);
        this.isOn = isOn;
        this.recorders = recorders;
        this.records = records;
        this.loop = new LoopTimes(isOn, recorders, handed, records, clock, unsentMax);
        this.core = new CoreTimes(isOn, recorders, handed, clock);
        this.commits = new CommitTimes(isOn, recorders, clock);
    }

    /**
     * Instruments that measure.
     *
     * @param clock never runs backwards, the same for all threads
     * @param unansweredMax most requests and commands that may be unanswered at the same time
     * @return with nothing recorded
     */
    public static Instruments on(final NanoClock clock, final int unansweredMax) {
        return new Instruments(
                true, new StageRecorders(), new RecordStages(RecordStages.RECORDS_MAX), clock, unansweredMax);
    }

    /** Instruments that measure nothing and read no clock. */
    public static Instruments off() {
        return new Instruments(false, null, new RecordStages(RECORDS_NONE), () -> 0, UNANSWERED_NONE);
    }

    /** Whether they measure. */
    public boolean isOn() {
        return isOn;
    }

    /** What is recorded; only if they measure. */
    public StageRecorders recorders() {
        return recorders;
    }

    /** Stages of the latest records; none if they do not measure. */
    public RecordStages records() {
        return records;
    }

    /** Times of the event loop. */
    public LoopTimes loop() {
        return loop;
    }

    /** Times of the core thread. */
    public CoreTimes core() {
        return core;
    }

    /** Times of whoever commits. */
    public CommitTimes commits() {
        return commits;
    }
}

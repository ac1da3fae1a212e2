package io.yidi.gateway.metrics;

import org.agrona.concurrent.NanoClock;

/**
 * 核心计时: times of the core thread: how long commands waited in the ring, how long deciding them took. Core thread only;
 * allocates nothing.
 *
 * <p>Inside a batch the end of one command is the beginning of the next, so the clock is read once a command.
 */
public final class CoreTimes {

    private final boolean isOn;
    private final StageRecorders recorders;
    private final HandedTimes handed;
    private final NanoClock clock;
    private int lane = Lane.NONE;
    private long begunAtNs;
    private long nowNs;
    private boolean isNowStale = true;

    CoreTimes(final boolean isOn, final StageRecorders recorders, final HandedTimes handed, final NanoClock clock) {
        this.isOn = isOn;
        this.recorders = recorders;
        this.handed = handed;
        this.clock = clock;
    }

    /**
     * A command is begun.
     *
     * @param newLane as the event loop gave it
     * @param offeredAtNs when it was put on the ring, by {@link LoopTimes#offered}
     */
    public void begin(final int newLane, final long offeredAtNs) {
        if (!isOn) {
            return;
        }
        if (isNowStale) {
            nowNs = clock.nanoTime();
            isNowStale = false;
        }
        begunAtNs = nowNs;
        lane = newLane;
        handed.begin(begunAtNs - offeredAtNs);
        if (lane != Lane.NONE) {
            recorders.record(Stage.QUEUE, lane, begunAtNs - offeredAtNs);
        }
    }

    /**
     * The command begun last has a record in the batch.
     *
     * @param sequence of the record
     */
    public void recorded(final long sequence) {
        if (isOn) {
            handed.recorded(sequence);
        }
    }

    /** The answer to the command begun last lies in the batch; every command but those that only wake has one. */
    public void answered() {
        if (isOn) {
            handed.answered();
        }
    }

    /** The command begun last is decided. */
    public void decided() {
        if (!isOn) {
            return;
        }
        nowNs = clock.nanoTime();
        if (lane != Lane.NONE) {
            recorders.record(Stage.ENGINE, lane, nowNs - begunAtNs);
            handed.decided(nowNs - begunAtNs);
        }
    }

    /** The core thread did something else, or waited; what it does next begins anew. */
    public void paused() {
        isNowStale = true;
    }
}

package io.yidi.gateway.metrics;

import io.yidi.gateway.metrics.event.CommitEvent;
import org.agrona.concurrent.NanoClock;

/**
 * 核心计时: times of the core thread: how long commands waited in the ring, how long deciding them took, how long a batch
 * took to be durable. Core thread only; allocates nothing.
 *
 * <p>Inside a batch the end of one command is the beginning of the next, so the clock is read once a command.
 */
public final class CoreTimes {

    private final boolean isOn;
    private final StageRecorders recorders;
    private final HandedTimes handed;
    private final NanoClock clock;
    private final CommitEvent commit = new CommitEvent();
    private int recordCount;
    private boolean isCommitting;
    private long writeNs;
    private long forceNs;
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

    /**
     * A batch begins to be written.
     *
     * @param newRecordCount of the batch
     */
    public void committing(final int newRecordCount) {
        recordCount = newRecordCount;
        isCommitting = true;
        commit.begin();
    }

    /**
     * A batch is durable, or a mark that holds no records.
     *
     * @param newWriteNs how long writing it took
     * @param newForceNs how long forcing it took
     */
    public void committed(final long newWriteNs, final long newForceNs) {
        writeNs = newWriteNs;
        forceNs = newForceNs;
        if (isCommitting) {
            commit.end();
            commit.tell(recordCount, writeNs, forceNs);
            isCommitting = false;
        }
        if (isOn) {
            recorders.record(Stage.WRITE, 0, writeNs);
            recorders.record(Stage.FORCE, 0, forceNs);
        }
    }

    /** The answers of a batch are let go; tells when. */
    public long released() {
        isNowStale = true;
        return isOn ? clock.nanoTime() : 0;
    }

    /** How long writing took of the batch that became durable last. */
    public long writeNs() {
        return writeNs;
    }

    /** How long forcing took of the batch that became durable last. */
    public long forceNs() {
        return forceNs;
    }
}

package io.yidi.gateway.metrics;

import io.yidi.gateway.metrics.event.CommitEvent;
import org.agrona.concurrent.NanoClock;

/**
 * 提交计时: how long batches take to be durable, and when their answers are let go. Used by the thread that commits a
 * batch; by one at a time, each after the other has told it to. Allocates nothing.
 */
public final class CommitTimes {

    private final boolean isOn;
    private final StageRecorders recorders;
    private final NanoClock clock;
    private final CommitEvent commit = new CommitEvent();
    private int recordCount;
    private boolean isCommitting;
    private long writeNs;
    private long forceNs;

    CommitTimes(final boolean isOn, final StageRecorders recorders, final NanoClock clock) {
        this.isOn = isOn;
        this.recorders = recorders;
        this.clock = clock;
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

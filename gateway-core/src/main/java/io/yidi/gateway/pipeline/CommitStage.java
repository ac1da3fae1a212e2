package io.yidi.gateway.pipeline;

import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.metrics.CommitTimes;
import io.yidi.gateway.metrics.CoreTimes;
import io.yidi.gateway.reply.ReplyExchange;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;

/**
 * 提交段: what becomes of decided commands: their records are made durable batch by batch, then their answers are let go.
 *
 * <pre>
 *   records ─▶ batch of the journal ┐   more commands wait    ┌─▶ JournalThread: write, force, answers go
 *                                   ├─▶                       │
 *   answers ─▶ batch of answers     ┘   none waits            └─▶ core thread:   write, force, answers go
 * </pre>
 *
 * <p>While one batch is in flight the core thread decides on into the next. A batch of answers leaves with the records
 * that were decided while it was filled, and never while an earlier batch of records is in flight: so each answer,
 * also one that only looks or repeats, comes after the force of all it can have seen. If nothing waits, the core thread
 * commits itself: a request that is alone does not pay for a change of threads. In the profile
 * {@link Profile#PIPELINED} it hands over also what is alone; in {@link Profile#INLINE} the event loop is the core
 * thread and commits every batch itself. Core thread only.
 */
final class CommitStage {

    private final Journal journal;
    private final ReplyExchange replies;
    private final CommitFlight flight;
    private final boolean passesAll;
    private final FailStop failStop;
    private final WaitPoint point;
    private final CoreTimes coreTimes;
    private final CommitTimes times;
    private final BooleanSupplier isFlightOver = this::isFlightOver;

    /**
     * Makes it.
     *
     * @param flight makes batches durable
     * @param passesAll whether a batch is handed over to it also when no command waits
     * @param point where the core thread waits for the end of a flight
     */
    CommitStage(
            final Journal journal,
            final ReplyExchange replies,
            final CommitFlight flight,
            final boolean passesAll,
            final FailStop failStop,
            final WaitPoint point,
            final CoreTimes coreTimes,
            final CommitTimes times) {
        this.journal = journal;
        this.replies = replies;
        this.flight = flight;
        this.passesAll = passesAll;
        this.failStop = failStop;
        this.point = point;
        this.coreTimes = coreTimes;
        this.times = times;
    }

    /** Sees to room for one record of any length: in the batch, and for the batch in its segment. */
    void makeRoom() {
        if (journal.pendingRecords() > 0 && !journal.hasRoom(RecordAssembly.BODY_BYTES_MAX)) {
            passOn();
        }
        if (journal.pendingRecords() == 0 && !journal.hasRoom(0)) {
            settle();
        }
    }

    /** Adds an answer to those that are let go next. */
    void answer(final long sessionId, final DirectBuffer reply, final int length) {
        if (!replies.filling().offer(sessionId, reply, 0, length)) {
            passOn();
            if (!replies.filling().offer(sessionId, reply, 0, length)) {
                throw new IllegalStateException("an answer must fit into an empty batch: found " + length + " bytes");
            }
        }
        coreTimes.answered();
    }

    /**
     * The commands there were are decided. If a batch is in flight, what was decided waits for its end: see
     * {@link #isDue}.
     *
     * @param moreWait whether more have come meanwhile
     */
    void endBatch(final boolean moreWait) {
        if (flight.isBusy()) {
            coreTimes.paused();
            flight.wakeAtEnd();
            return;
        }
        if (moreWait || passesAll) {
            passOn();
        } else {
            finish();
        }
    }

    /** Whether something waits for a batch in flight that has ended: {@link #endBatch} is due. */
    boolean isDue() {
        return isAnythingLeft() && !flight.isBusy();
    }

    /** Makes everything durable and lets all answers go; waits for it. */
    void finish() {
        settle();
        if (journal.pendingRecords() > 0) {
            times.committing(journal.pendingRecords());
            journal.commit();
        }
        release();
    }

    /** Notes that the last batch is durable, once there is nothing else to do. */
    void mark() {
        finish();
        times.committing(0);
        journal.mark();
    }

    /** Makes everything durable and lets all answers go, unless the node has failed. */
    void end() {
        if (!failStop.failed()) {
            finish();
        }
    }

    /** Waits for the batch in flight, if there is one, and hands the next one over. */
    private void passOn() {
        settle();
        final int recordCount = journal.pendingRecords();
        if (recordCount > 0) {
            journal.handOver();
            flight.begin(replies.exchange(), recordCount);
        } else {
            release();
        }
    }

    /** Only while nothing is in flight or pending. */
    private void release() {
        if (replies.filling().count() > 0) {
            replies.release(replies.exchange(), times.released(), times.writeNs(), times.forceNs());
        }
    }

    private boolean isAnythingLeft() {
        return replies.filling().count() > 0 || journal.pendingRecords() > 0;
    }

    private void settle() {
        coreTimes.paused();
        if (flight.isBusy()) {
            flight.wakeAtEnd();
            point.await(isFlightOver);
        }
        if (flight.isBusy()) {
            throw new IllegalStateException("a batch in flight was not made durable");
        }
        journal.takeBack();
    }

    private boolean isFlightOver() {
        return !flight.isBusy() || failStop.failed();
    }
}

package io.yidi.gateway.pipeline;

import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.metrics.CommitTimes;
import io.yidi.gateway.reply.ReplyBatch;
import io.yidi.gateway.reply.ReplyExchange;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * 流水线程: makes the batch in flight durable and then lets its answers go, while the core thread decides on. One batch at
 * a time: the core thread begins the next one only when it has seen the end of this one.
 *
 * <p>What the core thread did before {@link #begin} happens before the commit, because begin ends with the write of
 * {@code begun} that this thread reads; what this thread did, the release of the answers included, happens before all
 * that the core thread does after it has found {@link #isBusy} false, because of {@code ended} likewise. So journal,
 * exchange and times belong to one of both at any time, and answers leave in order.
 *
 * <p>The core thread is woken only if it has said that it goes on at the end of the batch. It says so before it looks
 * once more whether the batch is still in flight; this thread ends the batch before it looks whether that was said. All
 * of it is volatile, so that at least one of both sees what the other did.
 *
 * <p>A failure ends the node; the batch then never ends, and nothing is released any more.
 */
final class JournalThread implements CommitFlight {

    private static final String NAME = "journal";

    private final Journal journal;
    private final ReplyExchange replies;
    private final CommitTimes times;
    private final FailStop failStop;
    private final WaitPoint corePoint;
    private final WaitPoint point;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final BooleanSupplier isAwake = () -> isBusy() || isClosed();
    private final Thread thread = new Thread(this::run, NAME);
    private volatile boolean closed;
    private volatile boolean isEndAwaited;
    private ReplyBatch answers;
    private int recordCount;

    /**
     * Makes the thread.
     *
     * @param corePoint where the core thread waits for the end of a batch
     * @param wait what it does while there is no batch
     */
    JournalThread(
            final Journal journal,
            final ReplyExchange replies,
            final CommitTimes times,
            final FailStop failStop,
            final WaitPoint corePoint,
            final WaitMode wait) {
        this.journal = journal;
        this.replies = replies;
        this.times = times;
        this.failStop = failStop;
        this.corePoint = corePoint;
        this.point = WaitPoint.of(wait);
    }

    void start() {
        thread.start();
    }

    /** Core thread only. */
    @Override
    public void begin(final ReplyBatch newAnswers, final int newRecordCount) {
        answers = newAnswers;
        recordCount = newRecordCount;
        isEndAwaited = false;
        begun.set(begun.get() + 1);
        point.signal();
    }

    @Override
    public boolean isBusy() {
        return begun.get() != ended.get();
    }

    /** Core thread only. */
    @Override
    public void wakeAtEnd() {
        isEndAwaited = true;
    }

    /** Batches begun. Any thread. */
    long begun() {
        return begun.get();
    }

    /** Batches ended. Any thread. */
    long ended() {
        return ended.get();
    }

    /** The thread itself. */
    Thread thread() {
        return thread;
    }

    /** Ends the thread once it has ended its batch. */
    void close() {
        closed = true;
        point.signal();
    }

    private boolean isClosed() {
        return closed;
    }

    private void run() {
        try {
            point.await(isAwake);
            while (isBusy()) {
                commit();
                point.await(isAwake);
            }
        } catch (final RuntimeException | Error failure) {
            failStop.fail(failure);
            corePoint.signal();
        }
    }

    private void commit() {
        times.committing(recordCount);
        journal.commitInFlight();
        replies.release(answers, times.released(), times.writeNs(), times.forceNs());
        ended.set(ended.get() + 1);
        if (isEndAwaited) {
            corePoint.signal();
        }
    }
}

package io.yidi.gateway.pipeline;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.reply.ReplyExchange;
import java.util.List;

/**
 * 单线程: the event loop is the core thread: at the end of each of its rounds it decides what the round has brought,
 * commits it and lets the answers go, before it looks at its sockets again.
 *
 * <p>Nothing is decided while a request is being read: what fills the ring meanwhile is published, and waits for the
 * end of the round. So an answer never comes to a session that is in the middle of something. Nor is anything decided
 * within a decision: what an answer brings about at once is decided when those before it are through.
 *
 * <p>Who stops the node is another thread. It says that nothing is to be decided any more, then looks whether a round
 * is being decided; the event loop says that it decides, then looks whether it may. All of it is volatile, so that at
 * least one of both sees what the other did, and the journal has one owner at any time.
 */
final class InlineCore implements CoreThreads {

    private final RingBuffer<CommandSlot> ring;
    private final Sequence decided = new Sequence();
    private final CommitStage commits;
    private final FailStop failStop;
    private CoreHandler handler;
    private volatile Thread thread;
    private volatile boolean isOpen;
    private volatile boolean isDeciding;

    /** Set and read by who decides. */
    private boolean isAskedAgain;

    InlineCore(
            final PipelineConfiguration configuration,
            final Journal journal,
            final ReplyExchange replies,
            final FailStop failStop,
            final Instruments instruments) {
        this.failStop = failStop;
        commits = new CommitStage(
                journal,
                replies,
                new ImmediateCommit(journal, replies, instruments.commits()),
                false,
                failStop,
                WaitPoint.of(WaitMode.BLOCKING),
                instruments.core(),
                instruments.commits());
        ring = RingBuffer.createSingleProducer(CommandSlot::new, configuration.ringSlots());
        ring.addGatingSequences(decided);
    }

    @Override
    public RingBuffer<CommandSlot> ring() {
        return ring;
    }

    @Override
    public CommitStage commits() {
        return commits;
    }

    @Override
    public void decideBy(final CoreHandler newHandler) {
        handler = newHandler;
    }

    @Override
    public boolean areInline() {
        return true;
    }

    @Override
    public Runnable roundEnd(final Runnable publish) {
        return () -> {
            publish.run();
            decide();
        };
    }

    @Override
    public void start() {
        isOpen = true;
    }

    @Override
    public List<WatchedThread> watched() {
        return List.of(new WatchedThread(() -> thread, "command", ring::getCursor, decided::get));
    }

    @Override
    public void end(final StopPatience patience) {
        isOpen = false;
        if (!patience.await(() -> !isDeciding || thread == Thread.currentThread(), 0)) {
            throw CoreStalledException.atStop(thread);
        }
    }

    /** A failure ends the node; what was decided with it is neither committed nor answered. */
    private void decide() {
        if (isDeciding) {
            isAskedAgain = true;
            return;
        }
        isDeciding = true;
        try {
            do {
                isAskedAgain = false;
                decideUnlessEnded();
            } while (isAskedAgain);
        } catch (final RuntimeException | Error defect) {
            failStop.fail(defect);
        } finally {
            isDeciding = false;
        }
    }

    private void decideUnlessEnded() {
        if (isOpen && !failStop.failed()) {
            thread = Thread.currentThread();
            decidePublished();
        }
    }

    private void decidePublished() {
        final long last = ring.getCursor();
        for (long next = decided.get() + 1; next <= last; next++) {
            handler.onEvent(ring.get(next), next, next == last);
        }
        decided.set(last);
    }
}

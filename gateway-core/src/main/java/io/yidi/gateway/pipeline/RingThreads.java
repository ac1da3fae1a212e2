package io.yidi.gateway.pipeline;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.reply.ReplyExchange;
import java.util.List;

/**
 * 环后线程: a core thread behind the ring, and a journal thread beside it: {@link Profile#DUO} and
 * {@link Profile#PIPELINED}.
 */
final class RingThreads implements CoreThreads {

    private final Disruptor<CommandSlot> disruptor;
    private final CommitStage commits;
    private final JournalThread journalThread;
    private Thread coreThread;

    RingThreads(
            final PipelineConfiguration configuration,
            final Journal journal,
            final ReplyExchange replies,
            final FailStop failStop,
            final Instruments instruments) {
        final ThreadConfiguration threads = configuration.threads();
        final WaitPoint corePoint = WaitPoint.of(threads.coreWait());
        journalThread =
                new JournalThread(journal, replies, instruments.commits(), failStop, corePoint, threads.journalWait());
        commits = new CommitStage(
                journal,
                replies,
                journalThread,
                threads.profile() == Profile.PIPELINED,
                failStop,
                corePoint,
                instruments.core(),
                instruments.commits());
        disruptor = new Disruptor<>(
                CommandSlot::new,
                configuration.ringSlots(),
                this::newCoreThread,
                ProducerType.SINGLE,
                new RingWait(corePoint, commits::isDue));
        disruptor.setDefaultExceptionHandler(failStop);
    }

    @Override
    public RingBuffer<CommandSlot> ring() {
        return disruptor.getRingBuffer();
    }

    @Override
    public CommitStage commits() {
        return commits;
    }

    @Override
    public void decideBy(final CoreHandler handler) {
        disruptor.handleEventsWith(handler);
    }

    @Override
    public boolean areInline() {
        return false;
    }

    @Override
    public Runnable roundEnd(final Runnable publish) {
        return publish;
    }

    @Override
    public void start() {
        journalThread.start();
        disruptor.start();
    }

    @Override
    public List<WatchedThread> watched() {
        final RingBuffer<CommandSlot> ring = ring();
        return List.of(
                new WatchedThread(coreThread, "command", ring::getCursor, ring::getMinimumGatingSequence),
                new WatchedThread(journalThread.thread(), "batch", journalThread::begun, journalThread::ended));
    }

    @Override
    public void end(final StopPatience patience) {
        disruptor.halt();
        awaitEnd(coreThread, patience);
        journalThread.close();
        awaitEnd(journalThread.thread(), patience);
    }

    private Thread newCoreThread(final Runnable task) {
        coreThread = new Thread(task, "core");
        return coreThread;
    }

    private static void awaitEnd(final Thread thread, final StopPatience patience) {
        if (!patience.await(() -> !isBusy(thread), 0)) {
            throw CoreStalledException.atStop(thread);
        }
    }

    private static boolean isBusy(final Thread thread) {
        return thread != null && thread != Thread.currentThread() && thread.isAlive();
    }
}

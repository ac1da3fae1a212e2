package io.yidi.gateway.pipeline;

import com.lmax.disruptor.RingBuffer;
import java.util.List;

/** 处理线程: who decides the commands on the ring and makes them durable: see {@link Profile}. */
interface CoreThreads {

    /** Commands on their way from the event loop. */
    RingBuffer<CommandSlot> ring();

    /** What becomes of decided commands. */
    CommitStage commits();

    /** Says who decides; once, before {@link #start}. */
    void decideBy(CoreHandler handler);

    /** Whether the event loop itself decides, at the end of its rounds. */
    boolean areInline();

    /**
     * What the event loop does at the end of a round.
     *
     * @param publish shows what was taken in this round to who decides
     */
    Runnable roundEnd(Runnable publish);

    /** Begins to decide. */
    void start();

    /** The threads that the watchdog looks at; once started. */
    List<WatchedThread> watched();

    /**
     * Ends. From then on the journal is the caller's.
     *
     * @param patience with threads that do something yet
     * @throws CoreStalledException if one of them does not end
     */
    void end(StopPatience patience);
}

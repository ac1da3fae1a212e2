package io.yidi.gateway.pipeline;

/** 线程布局: which threads decide commands and make them durable. The journal is the same, whichever does. */
public enum Profile {
    /** A core thread decides; while more commands wait, a journal thread makes durable what was decided before. */
    DUO,

    /**
     * A core thread decides, and the journal thread makes durable what it has decided, also what is alone. The core
     * thread waits for the device behind a full batch, at the end of a segment, and when it marks, after a pause, that
     * the last batch is durable. A request that is alone changes threads once more than in {@link #DUO}; meant for four
     * cores or more.
     */
    PIPELINED,

    /**
     * The event loop itself does it all, one round after the other: reads what there is, decides it, makes it durable
     * with one force, answers. No command changes threads; what comes during a force waits in the sockets.
     */
    INLINE
}

package io.yidi.gateway.pipeline;

/** 线程布局: which threads decide commands and make them durable. The journal is the same, whichever does. */
public enum Profile {
    /** A core thread decides; while more commands wait, a journal thread makes durable what was decided before. */
    DUO,

    /**
     * A core thread decides, and the journal thread makes everything durable, also what is alone: the core thread never
     * waits for the device but behind a full batch. A request that is alone changes threads once more than in
     * {@link #DUO}; for four cores or more.
     */
    PIPELINED,

    /**
     * The event loop itself does it all, one round after the other: reads what there is, decides it, makes it durable
     * with one force, answers. No command changes threads; what comes during a force waits in the sockets.
     */
    INLINE
}

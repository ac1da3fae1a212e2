package io.yidi.gateway.pipeline;

/** 线程布局: which threads decide commands and make them durable. The journal is the same, whichever does. */
public enum Profile {
    /** A core thread decides; while more commands wait, a journal thread makes durable what was decided before. */
    DUO,

    /**
     * The event loop itself does it all, one round after the other: reads what there is, decides it, makes it durable
     * with one force, answers. No command changes threads; what comes during a force waits in the sockets.
     */
    INLINE
}

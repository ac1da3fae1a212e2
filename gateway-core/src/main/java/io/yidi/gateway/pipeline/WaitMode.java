package io.yidi.gateway.pipeline;

/** 等候方式: what a thread does while there is nothing for it to do: what it costs against how soon it goes on. */
public enum WaitMode {
    /** Sleeps at once, and is woken: the least processor time. */
    BLOCKING,

    /** Looks again and again for some tens of microseconds, then sleeps. */
    HYBRID,

    /** Looks again and again, letting others have the core in between, and never sleeps: keeps a core busy. */
    SPIN
}

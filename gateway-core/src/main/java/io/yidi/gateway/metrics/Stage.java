package io.yidi.gateway.metrics;

import java.util.Locale;

/** 阶段: where the time of a request goes, in the order it goes there; the last one is all of them together. */
public enum Stage {
    /** From the bytes received to the command on the ring. Event loop. */
    DECODE(true),
    /** From there until the core thread begins it. Core thread. */
    QUEUE(true),
    /** From there until it is decided and its record lies in the batch. Core thread. */
    ENGINE(true),
    /** Writing a batch to the journal's file, once a batch. The thread that commits it. */
    WRITE(false),
    /** Forcing it to the device, once a batch. The thread that commits it. */
    FORCE(false),
    /** From the release of the answer to the bytes handed to the socket. Event loop. */
    REPLY(true),
    /** From the bytes received to the bytes handed to the socket. Event loop. */
    WHOLE(true);

    private static final Stage[] ALL = values();

    private final boolean isOfRequest;

    Stage(final boolean isOfRequest) {
        this.isOfRequest = isOfRequest;
    }

    /** How many there are. */
    public static int count() {
        return ALL.length;
    }

    /** Whether it is measured once a request, by door and kind; else once a batch. */
    public boolean isOfRequest() {
        return isOfRequest;
    }

    /** Lanes it is measured by: those of {@link Lane}, or the only one of a batch. */
    public int laneCount() {
        return isOfRequest ? Lane.COUNT : 1;
    }

    /** As it is shown. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

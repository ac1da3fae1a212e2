package io.yidi.gateway.pipeline;

/** 核心停滞: the core thread has ended, or does not get on; nothing is answered any more. */
public final class CoreStalledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CoreStalledException(final String message) {
        super(message);
    }

    /** A thread does not end when it should. */
    static CoreStalledException atStop(final Thread thread) {
        return new CoreStalledException(
                "the " + thread.getName() + " thread does not end; the journal is left as it is");
    }
}

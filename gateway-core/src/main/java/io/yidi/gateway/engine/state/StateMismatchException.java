package io.yidi.gateway.engine.state;

/** 状态不符: what was read is not the snapshot that was expected there; the message says both. */
public final class StateMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message what was expected and what was found
     */
    public StateMismatchException(final String message) {
        super(message);
    }
}

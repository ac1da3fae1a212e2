package io.yidi.gateway.explain;

/** 无法说明: there is nothing to explain, or what is needed for it is not there. The message says what was expected. */
public final class ExplanationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what was expected and what was found
     */
    public ExplanationException(final String message) {
        super(message);
    }
}

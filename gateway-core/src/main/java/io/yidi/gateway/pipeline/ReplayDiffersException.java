package io.yidi.gateway.pipeline;

/**
 * 重放不一致: a recorded outcome could not be reproduced; the node must not serve.
 */
public final class ReplayDiffersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the record.
     *
     * @param sequence of the record
     * @param difference what was expected and what was found
     */
    public ReplayDiffersException(final long sequence, final String difference) {
        super("record " + sequence + ": " + difference);
    }
}

package io.yidi.clearing.recon.batch;

/** 批次异常: a batch is not in a state in which that can be said of it; nothing was written down. */
public final class BatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was expected and what was found.
     *
     * @param message with both
     */
    public BatchException(final String message) {
        super(message);
    }
}

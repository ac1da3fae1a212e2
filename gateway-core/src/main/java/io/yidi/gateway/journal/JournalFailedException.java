package io.yidi.gateway.journal;

/**
 * 流水失效: a write or force failed, so nothing more may be acknowledged. The process should stop; the next start reads
 * the tail back from the device and decides what survived.
 */
public final class JournalFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells what failed first.
     *
     * @param text what was being done
     * @param cause the first failure
     */
    public JournalFailedException(final String text, final Throwable cause) {
        super(text, cause);
    }
}

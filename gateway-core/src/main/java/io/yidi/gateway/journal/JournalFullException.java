package io.yidi.gateway.journal;

/**
 * 存储不足: the segment is used up and no spare could be made. Nothing was written and the journal is still sound; the
 * append may be tried again when there is space.
 */
public final class JournalFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells why there is no spare segment.
     *
     * @param location of the directory
     * @param cause why the spare could not be made
     */
    public JournalFullException(final String location, final Throwable cause) {
        super("no spare segment: " + location + ": " + cause.getMessage(), cause);
    }
}

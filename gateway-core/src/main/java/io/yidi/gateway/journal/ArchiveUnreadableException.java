package io.yidi.gateway.journal;

/**
 * 归档不可读: a record lies in a segment of the archive that is damaged or cannot be read. No start needs such a segment,
 * and the journal goes on; only what rests on the record cannot be answered.
 */
public final class ArchiveUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArchiveUnreadableException(final Exception cause) {
        super("a record of the archive cannot be read: " + cause.getMessage(), cause);
    }
}

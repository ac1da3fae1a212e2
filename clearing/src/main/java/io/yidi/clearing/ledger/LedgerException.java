package io.yidi.clearing.ledger;

import java.sql.SQLException;

/** 账册异常: the ledger cannot be read or written. The journal is as it was; the ledger can be made again from it. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was expected and what was found.
     *
     * @param message with both
     */
    public LedgerException(final String message) {
        super(message);
    }

    /**
     * Says what could not be done.
     *
     * @param what such as "open"
     * @param cause of the database
     */
    public LedgerException(final String what, final SQLException cause) {
        super("expected to " + what + ", found " + cause.getMessage(), cause);
    }
}

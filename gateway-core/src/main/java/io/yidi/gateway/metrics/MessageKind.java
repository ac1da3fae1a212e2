package io.yidi.gateway.metrics;

import io.yidi.protocol.code.TransactionCode;
import java.util.Locale;

/** 报文类别: what kind of request it is, as far as its time is looked at. */
public enum MessageKind {
    /** Computes, changes nothing. */
    QUOTE,
    /** Settles a bill. */
    SETTLE,
    /** Undoes a settlement on purpose. */
    REFUND,
    /** Settles the unknown outcome of an earlier request. */
    REVERSAL,
    /** Registers, changes or ends a filing. */
    FILING,
    /** Registers, changes, cancels or discharges a visit or a stay. */
    ENCOUNTER,
    /** Uploads lines of an encounter, or takes them back. */
    LINES,
    /** Shows what is known, changes nothing. */
    LOOK;

    /**
     * Kind of a request.
     *
     * @param code its transaction code; {@code null} for a query of a key
     * @return the kind
     */
    public static MessageKind of(final TransactionCode code) {
        if (code == null) {
            return LOOK;
        }
        return switch (code.act()) {
            case QUOTE -> QUOTE;
            case SETTLE -> SETTLE;
            case REFUND -> REFUND;
            case REVERSAL -> REVERSAL;
            case FILING -> FILING;
            case UPLOAD, WITHDRAWAL -> LINES;
            case LOOK -> LOOK;
            default -> ENCOUNTER;
        };
    }

    /** As it is shown. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

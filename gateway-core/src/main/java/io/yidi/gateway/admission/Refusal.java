package io.yidi.gateway.admission;

import io.yidi.protocol.ResultCode;

/** 不予受理: why a request is not taken, whatever it says; its key is not used. */
public enum Refusal {
    /** The institution is not one that the connection's certificate speaks for. */
    NOT_OWN(ResultCode.INSTITUTION_NOT_OWN, ""),
    /** The institution sends faster than agreed. */
    INSTITUTION_RATE(ResultCode.RATE_LIMITED, "limits.institution-rate"),
    /** The institution has too many unanswered requests. */
    INSTITUTION_IN_FLIGHT(ResultCode.BUSY, "limits.institution-in-flight"),
    /** The connection has too many unanswered requests. */
    CONNECTION_IN_FLIGHT(ResultCode.BUSY, "limits.connection-in-flight"),
    /** All institutions together have too many unanswered requests. */
    IN_FLIGHT(ResultCode.BUSY, "limits.in-flight"),
    /** What was taken waits too long already. */
    QUEUE_TIME(ResultCode.BUSY, "limits.queue-time"),
    /** The ring has no slot or no bytes left. */
    RING(ResultCode.BUSY, ""),
    /** The gateway is about to stop. */
    DRAINING(ResultCode.DRAINING, "");

    private final ResultCode code;
    private final String setting;

    Refusal(final ResultCode code, final String setting) {
        this.code = code;
        this.setting = setting;
    }

    /** What the caller is told. */
    public ResultCode code() {
        return code;
    }

    /** The setting that holds the limit, or empty. */
    public String setting() {
        return setting;
    }
}

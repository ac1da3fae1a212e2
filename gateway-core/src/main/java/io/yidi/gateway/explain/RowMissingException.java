package io.yidi.gateway.explain;

import io.yidi.protocol.ResultCode;

/** 方案缺失: there is no plan for the bill, or no row of one of its tables fits the person. */
final class RowMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ResultCode code;

    RowMissingException(final ResultCode code, final String where) {
        super(where + ": expected what holds for the bill, found none");
        this.code = code;
    }

    ResultCode code() {
        return code;
    }
}

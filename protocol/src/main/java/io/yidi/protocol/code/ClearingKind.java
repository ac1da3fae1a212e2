package io.yidi.protocol.code;

/** 清算类别: what a settlement is cleared as. */
public enum ClearingKind {
    /** 门诊. */
    VISIT("11"),
    /** 住院. */
    STAY("21"),
    /** 药店. */
    PHARMACY("41");

    private final String code;

    ClearingKind(final String code) {
        this.code = code;
    }

    /** {@code clr_type}. */
    public String code() {
        return code;
    }

    /**
     * By the number of a settlement or of a refund.
     *
     * @param infno such as 2207
     * @return the kind
     */
    public static ClearingKind of(final CharSequence infno) {
        if ("2304".contentEquals(infno) || "2305".contentEquals(infno)) {
            return STAY;
        }
        return "2102".contentEquals(infno) || "2103".contentEquals(infno) ? PHARMACY : VISIT;
    }
}

package io.yidi.load.bill;

/** 就医类别: the four kinds of care, and the codes that a bill of each is sent, refunded and recorded under. */
public enum CareKind {
    INPATIENT("21", "2304", "2305"),
    OUTPATIENT("11", "2207", "2208"),
    CHRONIC_OUTPATIENT("14", "2207", "2208"),
    PHARMACY("41", "2102", "2103");

    private final String medicalType;
    private final String settlementCode;
    private final String refundCode;

    CareKind(final String medicalType, final String settlementCode, final String refundCode) {
        this.medicalType = medicalType;
        this.settlementCode = settlementCode;
        this.refundCode = refundCode;
    }

    /** National {@code med_type}. */
    public String medicalType() {
        return medicalType;
    }

    /** Transaction code of its settlement. */
    public String settlementCode() {
        return settlementCode;
    }

    /** Transaction code of its refund. */
    public String refundCode() {
        return refundCode;
    }
}

package io.yidi.protocol.code;

import org.agrona.DirectBuffer;

/**
 * 交易编号: the {@code infno} of the national interface, as far as this gateway speaks it.
 *
 * <p>The same numbers name the acts of the binary and of the native JSON messages; a quote (预结算) computes what its
 * settlement would, and changes nothing.
 */
public enum TransactionCode {
    /** 药店预结算. */
    PHARMACY_QUOTE(2101, Act.QUOTE),
    /** 药店结算. */
    PHARMACY_SETTLE(2102, Act.SETTLE),
    /** 药店结算撤销. */
    PHARMACY_REFUND(2103, Act.REFUND),
    /** 门诊挂号. */
    OUTPATIENT_REGISTRATION(2201, Act.REGISTRATION),
    /** 门诊挂号撤销. */
    OUTPATIENT_CANCELLATION(2202, Act.CANCELLATION),
    /** 门诊就诊信息上传. */
    OUTPATIENT_CHANGE(2203, Act.CHANGE),
    /** 门诊费用明细上传. */
    OUTPATIENT_UPLOAD(2204, Act.UPLOAD),
    /** 门诊费用明细撤销. */
    OUTPATIENT_WITHDRAWAL(2205, Act.WITHDRAWAL),
    /** 门诊预结算, chronic care included. */
    OUTPATIENT_QUOTE(2206, Act.QUOTE),
    /** 门诊结算, chronic care included. */
    OUTPATIENT_SETTLE(2207, Act.SETTLE),
    /** 门诊结算撤销. */
    OUTPATIENT_REFUND(2208, Act.REFUND),
    /** 住院费用明细上传. */
    INPATIENT_UPLOAD(2301, Act.UPLOAD),
    /** 住院费用明细撤销. */
    INPATIENT_WITHDRAWAL(2302, Act.WITHDRAWAL),
    /** 住院预结算. */
    INPATIENT_QUOTE(2303, Act.QUOTE),
    /** 住院结算. */
    INPATIENT_SETTLE(2304, Act.SETTLE),
    /** 住院结算撤销. */
    INPATIENT_REFUND(2305, Act.REFUND),
    /** 入院办理. */
    ADMISSION(2401, Act.ADMISSION),
    /** 出院办理. */
    DISCHARGE(2402, Act.DISCHARGE),
    /** 住院信息变更. */
    ADMISSION_CHANGE(2403, Act.CHANGE),
    /** 入院撤销. */
    ADMISSION_CANCELLATION(2404, Act.CANCELLATION),
    /** 出院撤销. */
    DISCHARGE_UNDO(2405, Act.DISCHARGE_UNDO),
    /** 转院等异地就医备案. */
    FILING(2501, Act.FILING),
    /** 异地就医备案撤销. */
    FILING_CANCEL(2502, Act.FILING),
    /** 人员慢特病备案. */
    CHRONIC_FILING(2503, Act.FILING),
    /** 人员慢特病备案撤销. */
    CHRONIC_FILING_CANCEL(2504, Act.FILING),
    /** 人员定点备案. */
    PROVIDER_CHOICE(2505, Act.FILING),
    /** 人员定点备案撤销. */
    PROVIDER_CHOICE_CANCEL(2506, Act.FILING),
    /** 冲正. */
    REVERSAL(2601, Act.REVERSAL),
    /** 结算信息查询. */
    SETTLEMENT_QUERY(5203, Act.LOOK),
    /** 转院信息查询: filings and benefit status of a person. */
    FILING_QUERY(5304, Act.LOOK),
    /** 停机公告查询; the national interface has none, so the number is this gateway's own. */
    NOTICE_QUERY(5901, Act.LOOK);

    /** 行为: what kind of thing a transaction does. */
    public enum Act {
        /** Computes, changes nothing. */
        QUOTE,
        /** Settles a bill. */
        SETTLE,
        /** Undoes a settlement on purpose. */
        REFUND,
        /** Registers a visit. */
        REGISTRATION,
        /** Admits an inpatient. */
        ADMISSION,
        /** Changes what was registered. */
        CHANGE,
        /** Cancels a registration or an admission. */
        CANCELLATION,
        /** Uploads lines of an encounter. */
        UPLOAD,
        /** Takes uploaded lines back. */
        WITHDRAWAL,
        /** Discharges an inpatient. */
        DISCHARGE,
        /** Takes a discharge back. */
        DISCHARGE_UNDO,
        /** Registers, changes or ends a filing. */
        FILING,
        /** Settles the unknown outcome of an earlier request. */
        REVERSAL,
        /** Shows what is known, changes nothing. */
        LOOK
    }

    /** Capacity of a transaction code's field, in bytes. */
    public static final int FIELD_LENGTH = 5;

    private static final int DIGITS = 4;
    private static final int INPATIENT_GROUP = 23;
    private static final int ADMISSION_GROUP = 24;
    private static final TransactionCode[] BY_NUMBER = new TransactionCode[10_000];

    static {
        for (final TransactionCode code : values()) {
            BY_NUMBER[code.number] = code;
        }
    }

    private final int number;
    private final Act act;
    private final String text;

    TransactionCode(final int number, final Act act) {
        this.number = number;
        this.act = act;
        this.text = Integer.toString(number);
    }

    /**
     * Reads a field.
     *
     * @param buffer that holds the field
     * @param offset of the field, {@value #FIELD_LENGTH} bytes long
     * @return the code, or {@code null} if it is none of these
     */
    public static TransactionCode of(final DirectBuffer buffer, final int offset) {
        final int number = AsciiField.digits(buffer, offset, DIGITS);
        return number < 0 || buffer.getByte(offset + DIGITS) != 0 ? null : BY_NUMBER[number];
    }

    /**
     * Finds a code by its number.
     *
     * @param number such as 2207
     * @return the code, or {@code null} if it is none of these
     */
    public static TransactionCode of(final int number) {
        return number < 0 || number >= BY_NUMBER.length ? null : BY_NUMBER[number];
    }

    /**
     * The number, such as 2207.
     *
     * @return four digits
     */
    public int number() {
        return number;
    }

    /**
     * The number as it stands in a message.
     *
     * @return four characters
     */
    public String text() {
        return text;
    }

    /**
     * What the transaction does.
     *
     * @return its kind
     */
    public Act act() {
        return act;
    }

    /**
     * Whether the transaction carries a bill: a settlement or its quote.
     *
     * @return true if it does
     */
    public boolean isBill() {
        return act == Act.SETTLE || act == Act.QUOTE;
    }

    /**
     * Whether the transaction is about a stay, not about a visit or a pharmacy.
     *
     * @return true for the numbers 23xx and 24xx
     */
    public boolean isOfStay() {
        return number / 100 == INPATIENT_GROUP || number / 100 == ADMISSION_GROUP;
    }

    /**
     * Whether a 2601 may name it as its original: settlements, refunds and admissions.
     *
     * @return true if it can be reversed
     */
    public boolean isReversible() {
        return act == Act.SETTLE || act == Act.REFUND || act == Act.ADMISSION;
    }

    /**
     * Whether the transaction refunds what another one settles.
     *
     * @param settlement code of the settlement
     * @return true if this is the refund of its kind
     */
    public boolean refunds(final TransactionCode settlement) {
        return switch (this) {
            case PHARMACY_REFUND -> settlement == PHARMACY_SETTLE;
            case OUTPATIENT_REFUND -> settlement == OUTPATIENT_SETTLE;
            case INPATIENT_REFUND -> settlement == INPATIENT_SETTLE;
            default -> false;
        };
    }

    /**
     * Whether a filing request with this code ends a filing.
     *
     * @return true for the even numbers of the filing codes
     */
    public boolean isFilingCancel() {
        return act == Act.FILING && number % 2 == 0;
    }

    /**
     * Whether the code settles, or quotes, a bill of this kind of care.
     *
     * @param careType of the bill
     * @return true if they fit
     */
    public boolean fits(final CareType careType) {
        return switch (this) {
            case INPATIENT_QUOTE, INPATIENT_SETTLE -> careType == CareType.INPATIENT;
            case OUTPATIENT_QUOTE, OUTPATIENT_SETTLE ->
                careType == CareType.OUTPATIENT || careType == CareType.CHRONIC_OUTPATIENT;
            case PHARMACY_QUOTE, PHARMACY_SETTLE -> careType == CareType.PHARMACY;
            default -> false;
        };
    }
}

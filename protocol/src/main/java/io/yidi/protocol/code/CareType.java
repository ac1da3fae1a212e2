package io.yidi.protocol.code;

import org.agrona.DirectBuffer;

/**
 * 就医类型: the four kinds of care that rules tell apart, found from the national {@code med_type}.
 *
 * <p>Codes are matched by their longest known prefix, since regions append digits: 140104 is 14 (门诊慢特病).
 */
public enum CareType {
    /** 住院: settled from totals by fee category (BJ-23). */
    INPATIENT,
    /** 普通门诊, emergency included: settled line by line (BJ-24). */
    OUTPATIENT,
    /** 门诊慢特病: settled line by line, for one disease (BJ-24, INV-26). */
    CHRONIC_OUTPATIENT,
    /** 定点药店购药: settled line by line. */
    PHARMACY;

    /** Capacity of a medical type's field, in bytes. */
    public static final int FIELD_LENGTH = 6;

    private static final int PREFIX_DIGITS = 2;

    /**
     * Reads a {@code med_type} field.
     *
     * @param buffer that holds the field
     * @param offset of the field, {@value #FIELD_LENGTH} bytes long
     * @return the kind of care, or {@code null} if the code is not known
     */
    public static CareType of(final DirectBuffer buffer, final int offset) {
        return of(AsciiField.digits(buffer, offset, PREFIX_DIGITS));
    }

    /**
     * Finds the kind of care by the two leading digits of a {@code med_type}.
     *
     * @param prefix such as 11
     * @return the kind of care, or {@code null} if the code is not known
     */
    public static CareType of(final int prefix) {
        return switch (prefix) {
            case 11, 12, 13, 15, 19, 51, 53 -> OUTPATIENT;
            case 14, 16 -> CHRONIC_OUTPATIENT;
            case 21, 22, 23, 24, 25, 26, 27, 28, 52 -> INPATIENT;
            case 41 -> PHARMACY;
            default -> null;
        };
    }
}

package io.yidi.protocol.code;

import org.agrona.DirectBuffer;

/**
 * 医疗收费项目类别: the fourteen national fee categories (大类费用), by {@code med_chrgitm_type}.
 */
public enum FeeCategory {
    /** 床位费. */
    BED,
    /** 诊察费. */
    CONSULTATION,
    /** 检查费. */
    EXAMINATION,
    /** 化验费. */
    LABORATORY,
    /** 治疗费. */
    TREATMENT,
    /** 手术费. */
    SURGERY,
    /** 护理费. */
    NURSING,
    /** 卫生材料费. */
    MATERIALS,
    /** 西药费. */
    WESTERN_MEDICINE,
    /** 中药饮片费. */
    HERBAL_PIECES,
    /** 中成药费. */
    CHINESE_PATENT_MEDICINE,
    /** 一般诊疗费. */
    GENERAL_DIAGNOSIS,
    /** 挂号费. */
    REGISTRATION,
    /** 其他费. */
    OTHER;

    /** Capacity of a fee category's field, in bytes. */
    public static final int FIELD_LENGTH = 2;

    private static final FeeCategory[] BY_ORDINAL = values();

    /**
     * Reads a field.
     *
     * @param buffer that holds the field
     * @param offset of the field, {@value #FIELD_LENGTH} bytes long
     * @return the category, or {@code null} if the code is not 01 … 14
     */
    public static FeeCategory of(final DirectBuffer buffer, final int offset) {
        return of(AsciiField.digits(buffer, offset, FIELD_LENGTH));
    }

    /**
     * Finds a category by its number.
     *
     * @param number 1 … 14
     * @return the category, or {@code null} if there is none
     */
    public static FeeCategory of(final int number) {
        return number < 1 || number > BY_ORDINAL.length ? null : BY_ORDINAL[number - 1];
    }

    /**
     * The number of {@code med_chrgitm_type}.
     *
     * @return 1 … 14
     */
    public int number() {
        return ordinal() + 1;
    }
}

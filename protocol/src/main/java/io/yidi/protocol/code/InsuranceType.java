package io.yidi.protocol.code;

/**
 * 险种类型: the two basic medical insurances that settle directly across provinces (BJ-2).
 *
 * <p>Other values of {@code insutype} are real, but their bills are refused.
 */
public enum InsuranceType {
    /** 职工基本医疗保险. */
    EMPLOYEE(310),
    /** 城乡居民基本医疗保险. */
    RESIDENT(390);

    /** Smallest number of the national table's range. */
    public static final int NUMBER_MIN = 300;

    /** Largest number of the national table's range. */
    public static final int NUMBER_MAX = 599;

    private final int number;

    InsuranceType(final int number) {
        this.number = number;
    }

    /**
     * Finds an insurance by its {@code insutype}.
     *
     * @param number such as 310
     * @return the insurance, or {@code null} if it does not settle directly
     */
    public static InsuranceType of(final int number) {
        return number == EMPLOYEE.number ? EMPLOYEE : number == RESIDENT.number ? RESIDENT : null;
    }

    /**
     * Whether a number can be an {@code insutype} at all.
     *
     * @param number any
     * @return true for {@value #NUMBER_MIN} … {@value #NUMBER_MAX}
     */
    public static boolean isPossible(final int number) {
        return number >= NUMBER_MIN && number <= NUMBER_MAX;
    }

    /**
     * The {@code insutype}.
     *
     * @return three digits
     */
    public int number() {
        return number;
    }
}

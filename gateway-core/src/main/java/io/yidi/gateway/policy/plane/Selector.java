package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.PersonStatus;

/**
 * 适用条件: the keys of one row; {@code null} or {@link #ANY_LEVEL} matches everything.
 *
 * @param level index on the region's scale, or {@link #ANY_LEVEL}
 * @param status person status, or {@code null} for any
 * @param ageFromYears first age the row is for; 0 and {@link #AGE_OPEN} together mean any age
 * @param ageToYears first age the row is no longer for
 * @param assistanceClass assistance class, or {@code null} for any
 * @param grade contribution grade, or {@code null} for any
 * @param category category of the bill, or {@code null} for any
 */
public record Selector(
        int level,
        PersonStatus status,
        int ageFromYears,
        int ageToYears,
        AssistanceClass assistanceClass,
        ContributionGrade grade,
        BenefitCategory category) {

    /** Matches every hospital level. */
    public static final int ANY_LEVEL = -1;

    /** Upper bound of an open age band, in years. */
    public static final int AGE_OPEN = 200;

    /** Matches everybody. */
    public static final Selector ANY = new Selector(ANY_LEVEL, null, 0, AGE_OPEN, null, null, null);

    /**
     * Whether the row is for this bill.
     *
     * @param context level, person and category of the bill
     * @return true if every key matches
     */
    public boolean matches(final BenefitContext context) {
        return (level == ANY_LEVEL || level == context.level)
                && (status == null || status == context.status)
                && context.ageYears >= ageFromYears
                && context.ageYears < ageToYears
                && (assistanceClass == null || assistanceClass == context.assistanceClass)
                && (grade == null || grade == context.grade)
                && (category == null || category == context.category);
    }

    /**
     * How many keys the row names; the row that names most wins.
     *
     * @return 0 … 6
     */
    public int specificity() {
        return (level == ANY_LEVEL ? 0 : 1)
                + (status == null ? 0 : 1)
                + (isAnyAge() ? 0 : 1)
                + (assistanceClass == null ? 0 : 1)
                + (grade == null ? 0 : 1)
                + (category == null ? 0 : 1);
    }

    /**
     * Whether some bill could match both rows.
     *
     * @param other another row of the same table
     * @return true if no key keeps them apart
     */
    public boolean overlaps(final Selector other) {
        return (level == ANY_LEVEL || other.level == ANY_LEVEL || level == other.level)
                && meet(status, other.status)
                && ageFromYears < other.ageToYears
                && other.ageFromYears < ageToYears
                && meet(assistanceClass, other.assistanceClass)
                && meet(grade, other.grade)
                && meet(category, other.category);
    }

    private boolean isAnyAge() {
        return ageFromYears == 0 && ageToYears == AGE_OPEN;
    }

    private static boolean meet(final Object left, final Object right) {
        return left == null || right == null || left == right;
    }
}

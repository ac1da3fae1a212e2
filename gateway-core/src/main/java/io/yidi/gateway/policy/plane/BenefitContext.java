package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.PersonStatus;

/**
 * 待遇情形: what the amounts and ratios of a plan may depend on, for one bill of one person.
 *
 * <p>Mutable and reused by its single owner; plain fields because the engine fills one for every bill.
 */
public final class BenefitContext {

    /** Flag bit: civil servant (公务员). */
    public static final int CIVIL_SERVANT = 1;

    /** Hospital level on the insured region's own scale, an index of {@link RegionPolicy#levelOf}. */
    public int level;

    /** Person status. */
    public PersonStatus status;

    /** Full years on the day that picks the plan. */
    public int ageYears;

    /** Assistance class. */
    public AssistanceClass assistanceClass;

    /** Contribution grade. */
    public ContributionGrade grade;

    /** Category of the bill. */
    public BenefitCategory category;

    /** Person flags, such as {@link #CIVIL_SERVANT}. */
    public int flags;

    /**
     * Sets everything.
     *
     * @return this
     */
    public BenefitContext set(
            final int newLevel,
            final PersonStatus newStatus,
            final int newAgeYears,
            final AssistanceClass newAssistanceClass,
            final ContributionGrade newGrade,
            final BenefitCategory newCategory,
            final int newFlags) {
        level = newLevel;
        status = newStatus;
        ageYears = newAgeYears;
        assistanceClass = newAssistanceClass;
        grade = newGrade;
        category = newCategory;
        flags = newFlags;
        return this;
    }
}

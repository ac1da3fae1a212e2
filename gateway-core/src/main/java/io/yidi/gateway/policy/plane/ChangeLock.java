package io.yidi.gateway.policy.plane;

/**
 * 变更锁定: how long a long-term filing may not be changed, cancelled or filed anew (JZ-1.2c, XJ-2.3a).
 *
 * @param months from the day of registration; 0 for none
 * @param commitmentOnly whether it holds only while the proofs are missing (JZ-1.2b)
 * @param proofUnlocks whether showing the proofs of the filing's category lifts it
 * @param source id of the text that says so
 */
public record ChangeLock(int months, boolean commitmentOnly, boolean proofUnlocks, String source) {

    /** No lock. */
    public static final ChangeLock NONE = new ChangeLock(0, false, false, "");

    /**
     * First day on which the filing may be changed.
     *
     * @param registeredEpochDay day of registration
     * @param isProven whether the proofs of the filing were shown
     * @return the day
     */
    public int freeFrom(final int registeredEpochDay, final boolean isProven) {
        return months == 0 || (commitmentOnly && isProven)
                ? registeredEpochDay
                : CivilDate.plusMonths(registeredEpochDay, months);
    }
}

package io.yidi.gateway.policy.plane;

/**
 * 疑点规则: what an insured region wants marked for those who check afterwards (TJ-3.3b). A mark never refuses a bill and
 * never changes an amount. Immutable; part of the hashed rows of a bundle.
 *
 * @param placeChanges changes between places within the window from which on they are marked; 0: not looked at
 * @param withinDays length of that window in days
 * @param duringStay whether care at one place during a stay at another is marked
 * @param sameDay whether settlements at two places on one day are marked
 * @param source id of the source
 */
public record SuspicionRules(int placeChanges, int withinDays, boolean duringStay, boolean sameDay, String source) {

    /** Of a region that wants nothing marked. */
    public static final SuspicionRules NONE = new SuspicionRules(0, 0, false, false, "");

    /**
     * Whether anything is to be marked.
     *
     * @return true if so
     */
    public boolean wantsAny() {
        return placeChanges > 0 || duringStay || sameDay;
    }
}

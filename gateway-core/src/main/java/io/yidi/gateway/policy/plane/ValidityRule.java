package io.yidi.gateway.policy.plane;

/**
 * 备案有效期: how long a filing holds (JZ-1.2d, TJ-4.2b, XJ-2.3b, BJ-10a). A filing of n months from 15 January ends on the
 * 14th of its last month.
 *
 * @param minMonths least validity, or {@link #UNBOUNDED}
 * @param maxMonths longest validity, or {@link #UNBOUNDED}
 * @param defaultMonths validity of a filing that names no end, or {@link #UNBOUNDED} for an open one
 * @param endChosen whether the person may name an end
 * @param source id of the text that says so
 */
public record ValidityRule(int minMonths, int maxMonths, int defaultMonths, boolean endChosen, String source) {

    /** No bound. */
    public static final int UNBOUNDED = 0;

    /** Last day of a filing that names none and has none. */
    public static final int OPEN_END = Integer.MAX_VALUE;

    /** Any end, none by default. */
    public static final ValidityRule ANY = new ValidityRule(UNBOUNDED, UNBOUNDED, UNBOUNDED, true, "");

    /**
     * Last day of a filing that names none.
     *
     * @param fromEpochDay its first day
     * @return its last day, or {@link #OPEN_END}
     */
    public int endOf(final int fromEpochDay) {
        return defaultMonths == UNBOUNDED ? OPEN_END : lastDay(fromEpochDay, defaultMonths);
    }

    /**
     * The earliest last day.
     *
     * @param fromEpochDay first day
     * @return the day, or {@link #OPEN_END} where a filing is always open
     */
    public int earliestEnd(final int fromEpochDay) {
        if (!endChosen) {
            return endOf(fromEpochDay);
        }
        return minMonths == UNBOUNDED ? fromEpochDay : lastDay(fromEpochDay, minMonths);
    }

    /**
     * The latest last day.
     *
     * @param fromEpochDay first day
     * @return the day, or {@link #OPEN_END}
     */
    public int latestEnd(final int fromEpochDay) {
        return maxMonths == UNBOUNDED ? OPEN_END : lastDay(fromEpochDay, maxMonths);
    }

    /**
     * Last of some months.
     *
     * @param fromEpochDay first day
     * @param months how many
     * @return last day
     */
    public static int lastDay(final int fromEpochDay, final int months) {
        return CivilDate.plusMonths(fromEpochDay, months) - 1;
    }
}

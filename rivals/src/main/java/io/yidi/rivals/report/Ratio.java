package io.yidi.rivals.report;

import java.util.List;

/**
 * 比值: one measurement over another, with the goal it is held against.
 *
 * @param name what is divided by what
 * @param rounds in the order of play
 * @param goal to be reached by the median
 * @param isUpper whether the goal is the most it may be, not the least
 */
public record Ratio(String name, List<Double> rounds, double goal, boolean isUpper) {

    /** A ratio that has to be at least its goal. */
    public static Ratio atLeast(final double goal, final String name, final Measurement over, final Measurement under) {
        return new Ratio(name, over.over(under), goal, false);
    }

    /** A ratio that has to be at most its goal. */
    public static Ratio atMost(final double goal, final String name, final Measurement over, final Measurement under) {
        return new Ratio(name, over.over(under), goal, true);
    }

    /**
     * Whether the median is where it should be.
     *
     * @return true if the goal is reached
     */
    public boolean isReached() {
        final double median = Spread.of(rounds).median();
        return isUpper ? median <= goal : median >= goal;
    }
}

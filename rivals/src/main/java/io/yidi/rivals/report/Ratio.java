package io.yidi.rivals.report;

import io.yidi.load.result.Estimate;
import java.util.List;

/**
 * 比值: one measurement over another, with the goal it is held against.
 *
 * @param name what is divided by what
 * @param rounds in the order of play
 * @param goal to be reached by the median
 * @param isUpper whether the goal is the most it may be, not the least
 * @param doubt why nothing may be said; empty if something may
 */
public record Ratio(String name, List<Double> rounds, double goal, boolean isUpper, String doubt) {

    /** A ratio that has to be at least its goal. */
    public static Ratio atLeast(final double goal, final String name, final Measurement over, final Measurement under) {
        return new Ratio(name, over.over(under), goal, false, "");
    }

    /** A ratio that has to be at most its goal. */
    public static Ratio atMost(final double goal, final String name, final Measurement over, final Measurement under) {
        return new Ratio(name, over.over(under), goal, true, "");
    }

    /** The same, which says nothing while there is a reason; an empty one is none. */
    public Ratio unless(final String reason) {
        return new Ratio(name, rounds, goal, isUpper, reason);
    }

    /**
     * The median of the rounds, with its interval.
     *
     * @return of all rounds
     */
    public Estimate estimate() {
        return estimate(rounds);
    }

    /**
     * Whether the median is where it should be, and something may be said.
     *
     * @return true if the goal is reached
     */
    public boolean isReached() {
        final double median = estimate().median();
        return doubt.isEmpty() && (isUpper ? median <= goal : median >= goal);
    }

    /** In words. */
    String verdict() {
        if (!doubt.isEmpty()) {
            return "no verdict: " + doubt;
        }
        return isReached() ? "reached" : "missed";
    }

    static Estimate estimate(final List<Double> rounds) {
        return Estimate.of(rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}

package io.yidi.load.result;

import java.util.ArrayList;
import java.util.List;

/**
 * 目标结果: a goal, what it came to round by round, and whether it was met: by the median of the rounds, and only where
 * every one of them may be judged.
 *
 * @param goal that was set
 * @param terms one a round, in the order of play
 * @param invalidReasons why there is no verdict, a line each; empty if there is one
 */
public record GoalResult(LatencyGoal goal, List<GoalTerms> terms, List<String> invalidReasons) {

    /** 目标结论: what became of a goal. */
    public enum Outcome {
        MET("met"),
        MISSED("missed"),
        NO_VERDICT("no verdict");

        private final String text;

        Outcome(final String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Keeps its own lists. */
    public GoalResult {
        terms = List.copyOf(terms);
        invalidReasons = List.copyOf(invalidReasons);
    }

    /**
     * Judges a goal.
     *
     * @param goal that was set
     * @param rounds at least one
     * @param result of the run that they were played in
     * @return what became of it
     */
    public static GoalResult of(final LatencyGoal goal, final List<GoalRound> rounds, final RunResult result) {
        final List<String> reasons = new ArrayList<>(result.noiseReasons());
        rounds.forEach(round -> reasons.addAll(goal.invalidReasons(round)));
        return new GoalResult(goal, rounds.stream().map(goal::termsOf).toList(), reasons);
    }

    /** Median of the rounds' ratios, with lowest and highest. */
    public Estimate ratio() {
        return Estimate.of(terms.stream().mapToDouble(GoalTerms::ratio).toArray());
    }

    /** Whether it was met. */
    public Outcome outcome() {
        if (!invalidReasons.isEmpty()) {
            return Outcome.NO_VERDICT;
        }
        return ratio().median() <= goal.ratioMax() ? Outcome.MET : Outcome.MISSED;
    }
}

package io.yidi.load.verdict;

import io.yidi.load.result.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** 结果比较: the second of two results as a multiple of the first. */
public final class ResultComparison {

    private final SavedResult first;
    private final SavedResult second;

    /**
     * 行: one figure of one contestant.
     *
     * @param label of the contestant
     * @param durability of its replies
     * @param measure what was taken
     * @param first median and interval
     * @param second median and interval
     * @param ratio of the second to the first
     * @param verdict on the second
     */
    record Row(
            String label,
            String durability,
            Measure measure,
            Estimate first,
            Estimate second,
            Estimate ratio,
            Verdict verdict) {}

    /**
     * Puts two results beside each other.
     *
     * @param first what is compared with
     * @param second what is judged
     */
    public ResultComparison(final SavedResult first, final SavedResult second) {
        this.first = first;
        this.second = second;
    }

    /** What was not the same, a line each; empty if the figures may be compared. */
    List<String> differences() {
        final List<String> differences = new ArrayList<>();
        final Map<String, String> one = first.conditions();
        final Map<String, String> other = second.conditions();
        final TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        for (final String name : names) {
            if (!Objects.equals(one.get(name), other.get(name))) {
                differences.add(name + ": " + one.get(name) + " | " + other.get(name));
            }
        }
        for (final String label : labels()) {
            if (!first.durability(label).equals(second.durability(label))) {
                differences.add(
                        "durability of " + label + ": " + first.durability(label) + " | " + second.durability(label));
            }
        }
        return differences;
    }

    /** Why nothing may be said, a line each; empty if something may. */
    List<String> invalidReasons() {
        final List<String> reasons = new ArrayList<>();
        for (final SavedResult result : List.of(first, second)) {
            final String who = result.file() + ": ";
            result.invalidReasons().forEach(reason -> reasons.add(who + reason));
            labels().forEach(label -> result.invalidRounds(label).forEach(reason -> reasons.add(who + reason)));
        }
        if (labels().isEmpty()) {
            reasons.add("expected a contestant in both, found " + first.labels() + " and " + second.labels());
        }
        for (final String label : labels()) {
            final int rounds = Math.min(rounds(first, label), rounds(second, label));
            if (rounds < Estimate.ROUNDS_MIN) {
                reasons.add("expected at least " + Estimate.ROUNDS_MIN + " rounds of " + label + ", found " + rounds);
            }
        }
        return reasons;
    }

    /** Contestants that only one of the two has, with its file; nothing can be said of them. */
    List<String> unmatched() {
        final List<String> unmatched = new ArrayList<>();
        for (final SavedResult result : List.of(first, second)) {
            result.labels().stream()
                    .filter(label -> !labels().contains(label))
                    .forEach(label -> unmatched.add(label + ", " + result.file()));
        }
        return unmatched;
    }

    /** Rounds in which the generator was the bound, a line for each load of a contestant. */
    List<String> generatorBound() {
        final List<String> bound = new ArrayList<>();
        for (final SavedResult result : List.of(first, second)) {
            for (final String label : labels()) {
                for (final Phase phase : Phase.values()) {
                    final List<Integer> rounds = result.generatorBoundRounds(label, phase);
                    if (!rounds.isEmpty()) {
                        bound.add(label + ", " + phase + ", rounds " + rounds + " of " + result.file());
                    }
                }
            }
        }
        return bound;
    }

    /** Every figure that both have; no verdict on those that rest on a generator which was the bound. */
    List<Row> rows() {
        final List<Row> rows = new ArrayList<>();
        for (final String label : labels()) {
            for (final Measure measure : Measure.values()) {
                final double[] one = first.values(label, measure);
                final double[] other = second.values(label, measure);
                if (one.length > 0 && other.length > 0) {
                    rows.add(row(label, measure, one, other));
                }
            }
        }
        return rows;
    }

    private Row row(final String label, final Measure measure, final double[] one, final double[] other) {
        final Estimate a = Estimate.of(one);
        final Estimate b = Estimate.of(other);
        return new Row(
                label,
                second.durability(label),
                measure,
                a,
                b,
                Estimate.ofRatio(other, one),
                isGeneratorBound(label, measure)
                        ? Verdict.NONE
                        : Verdict.of(a.low(), a.high(), b.low(), b.high(), measure.isMoreBetter()));
    }

    private boolean isGeneratorBound(final String label, final Measure measure) {
        return measure.restsOnGenerator()
                && Stream.of(first, second)
                        .anyMatch(result -> !result.generatorBoundRounds(label, measure.phase())
                                .isEmpty());
    }

    private List<String> labels() {
        return first.labels().stream().filter(second.labels()::contains).toList();
    }

    private static int rounds(final SavedResult result, final String label) {
        return result.values(label, Measure.THROUGHPUT).length;
    }
}

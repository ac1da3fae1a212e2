package io.yidi.load.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** 汇总: the rounds of one contestant taken together; immutable. */
final class Summary {

    private static final int DIGITS = 3;

    private final ContestantKind kind;
    private final List<RoundResult> rounds;

    Summary(final ContestantKind kind, final List<RoundResult> all) {
        this.kind = kind;
        this.rounds = all.stream().filter(round -> round.kind() == kind).toList();
    }

    ContestantKind kind() {
        return kind;
    }

    List<RoundResult> rounds() {
        return rounds;
    }

    /** Requests a second in saturation: lowest, median and highest round. */
    Spread throughput() {
        return Spread.of(rounds.stream()
                .mapToDouble(round -> round.saturation().achievedPerSecond())
                .toArray());
    }

    /** Throughput as a multiple of another contestant's in the same round. */
    Spread ratioTo(final Summary other) {
        final double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (double) rounds.get(i).saturation().achievedPerSecond()
                    / Math.max(1, other.rounds.get(i).saturation().achievedPerSecond());
        }
        return Spread.of(ratios);
    }

    /** Histograms of all rounds added up. */
    Histogram merged(final Function<RoundResult, Histogram> part) {
        final Histogram sum = new Histogram(DIGITS);
        for (final RoundResult round : rounds) {
            sum.add(part.apply(round));
        }
        return sum;
    }

    /** Why this contestant gets no verdict, or empty. */
    String invalidReason() {
        return rounds.stream()
                .map(RoundResult::invalidReason)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * 分布: lowest, middle and highest of the rounds.
     *
     * @param min lowest
     * @param median middle, or the mean of the two in the middle
     * @param max highest
     */
    record Spread(double min, double median, double max) {

        static Spread of(final double[] values) {
            final double[] sorted = values.clone();
            Arrays.sort(sorted);
            final int middle = sorted.length / 2;
            final double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Spread(sorted[0], median, sorted[sorted.length - 1]);
        }
    }
}

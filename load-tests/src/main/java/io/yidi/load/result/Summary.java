package io.yidi.load.result;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** 汇总: the rounds of one contestant taken together; immutable. */
public final class Summary {

    private static final int DIGITS = 3;
    private static final double NS_PER_US = 1_000;

    private final Entrant entrant;
    private final List<RoundResult> rounds;

    /**
     * Sums up.
     *
     * @param entrant whose rounds they are
     * @param all rounds that count, of everybody
     */
    public Summary(final Entrant entrant, final List<RoundResult> all) {
        this.entrant = entrant;
        this.rounds =
                all.stream().filter(round -> round.entrant().equals(entrant)).toList();
    }

    /** Whose rounds they are. */
    public Entrant entrant() {
        return entrant;
    }

    /** The rounds, in the order they were played. */
    public List<RoundResult> rounds() {
        return rounds;
    }

    /** Requests a second in saturation. */
    public Estimate throughput() {
        return over(round -> round.saturation().drive().achievedPerSecond());
    }

    /** Throughput as a multiple of another contestant's in the same round. */
    public Estimate ratioTo(final Summary other) {
        final double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (double) rounds.get(i).saturation().drive().achievedPerSecond()
                    / Math.max(1, other.rounds.get(i).saturation().drive().achievedPerSecond());
        }
        return Estimate.of(ratios);
    }

    /** Histograms of all rounds added up. */
    public Histogram merged(final Function<RoundResult, Histogram> part) {
        final Histogram sum = new Histogram(DIGITS);
        for (final RoundResult round : rounds) {
            sum.add(part.apply(round));
        }
        return sum;
    }

    /** Processor time a request in saturation, warm-up included, or a dash. */
    public String cpuMicros(final ToLongFunction<PhaseResult> cpuNs) {
        return cpuMicros(RoundResult::saturation, cpuNs);
    }

    /** Processor time a request under one of the loads, warm-up included, or a dash. */
    public String cpuMicros(final Function<RoundResult, PhaseResult> load, final ToLongFunction<PhaseResult> cpuNs) {
        double usedNs = 0;
        double requests = 0;
        for (final RoundResult round : rounds) {
            usedNs += cpuNs.applyAsLong(load.apply(round));
            requests += load.apply(round).drive().sent();
        }
        return usedNs == 0 ? "-" : Percentiles.format("%.2f", usedNs / requests / NS_PER_US);
    }

    /** Why this contestant gets no verdict, or empty. */
    public String invalidReason() {
        return first(RoundResult::invalidReason);
    }

    /** Phases in which the generator may have been what is measured, or empty. */
    public String generatorBound() {
        return first(RoundResult::generatorBound);
    }

    private String first(final Function<RoundResult, String> reason) {
        return rounds.stream()
                .map(reason)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Estimate over(final ToDoubleFunction<RoundResult> value) {
        return Estimate.of(rounds.stream().mapToDouble(value).toArray());
    }
}

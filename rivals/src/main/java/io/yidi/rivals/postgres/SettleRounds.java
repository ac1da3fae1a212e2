package io.yidi.rivals.postgres;

import io.yidi.load.result.Percentiles;
import io.yidi.rivals.report.Measurement;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** 结算轮次: each contestant saturated, then loaded with half of what it just took; keeps what each round brought. */
public final class SettleRounds {

    private static final double HALF = 0.5;
    private static final double REACHED = 0.99;
    private static final double NS_PER_US = 1_000;

    private final long phaseNs;
    private final Map<String, List<Double>> peaks = new LinkedHashMap<>();
    private final Map<String, List<Double>> p99s = new LinkedHashMap<>();
    private final Map<String, Integer> shortOfRate = new LinkedHashMap<>();
    private final Map<String, Integer> shortOfSamples = new LinkedHashMap<>();

    /**
     * No rounds yet.
     *
     * @param phaseNs to warm up, and as long to measure
     */
    public SettleRounds(final long phaseNs) {
        this.phaseNs = phaseNs;
    }

    /**
     * Plays one contestant once.
     *
     * @param label name in tables and files
     * @param contestant running, idle
     * @param progress told the result in a line
     * @throws IOException if a connection breaks or an answer is no settlement
     * @throws SQLException if a database refuses
     */
    public void play(final String label, final SettleContestant contestant, final Consumer<String> progress)
            throws IOException, SQLException {
        final double peak = contestant.saturate(phaseNs, phaseNs).perSecond();
        final LoadResult half = contestant.open(peak * HALF, phaseNs, phaseNs);
        contestant.rest();
        final double p99Us = half.latencyNs().getValueAtPercentile(Percentiles.P99) / NS_PER_US;
        if (half.perSecond() < peak * HALF * REACHED) {
            shortOfRate.merge(label, 1, Integer::sum);
        }
        if (!Percentiles.isBorne(half.latencyNs(), Percentiles.P99)) {
            shortOfSamples.merge(label, 1, Integer::sum);
        }
        peaks.computeIfAbsent(label, none -> new ArrayList<>()).add(peak);
        p99s.computeIfAbsent(label, none -> new ArrayList<>()).add(p99Us);
        progress.accept(String.format(
                Locale.ROOT,
                "%-42s %,12.0f settlements/s; at %,.0f/s (asked %,.0f/s) p99 %,.0f us",
                label,
                peak,
                half.perSecond(),
                peak * HALF,
                p99Us));
    }

    /**
     * Why the latency of some contestants says nothing.
     *
     * @param labels as played
     * @return for people; empty if there is no reason
     */
    public String doubt(final String... labels) {
        final List<String> reasons = new ArrayList<>();
        for (final String label : labels) {
            if (shortOfRate.containsKey(label)) {
                reasons.add(label + " took less than its half in " + shortOfRate.get(label) + " rounds");
            }
            if (shortOfSamples.containsKey(label)) {
                reasons.add(label + " had too few for a p99 in " + shortOfSamples.get(label) + " rounds");
            }
        }
        return String.join("; ", reasons);
    }

    /**
     * Rounds in which a contestant took less than 99 % of the half it was offered.
     *
     * @return for people
     */
    public String shortOfRate() {
        return shortOfRate.isEmpty() ? "none" : shortOfRate.toString();
    }

    /**
     * Rounds in which fewer than ten settlements took longer than the 99th percentile, which then says little.
     *
     * @return for people
     */
    public String shortOfSamples() {
        return shortOfSamples.isEmpty() ? "none" : shortOfSamples.toString();
    }

    /**
     * Throughput of a contestant under saturation.
     *
     * @param label as played
     * @param durability before an answer
     * @return its rounds
     */
    public Measurement peak(final String label, final String durability) {
        return new Measurement(label, "settlements/s", durability, peaks.get(label));
    }

    /**
     * Latency of a contestant at half of its own peak.
     *
     * @param label as played
     * @param durability before an answer
     * @return its rounds
     */
    public Measurement p99(final String label, final String durability) {
        return new Measurement(label, "p99 at half its peak, us", durability, p99s.get(label));
    }
}

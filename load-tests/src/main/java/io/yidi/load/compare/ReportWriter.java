package io.yidi.load.compare;

import io.yidi.load.result.Conditions;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.Estimate;
import io.yidi.load.result.GoalResult;
import io.yidi.load.result.GoalTerms;
import io.yidi.load.result.Percentiles;
import io.yidi.load.result.PhaseResult;
import io.yidi.load.result.RoundResult;
import io.yidi.load.result.RunResult;
import io.yidi.load.result.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** 报告: the comparison as text: configuration first, then tables, then what speaks against them. */
final class ReportWriter {

    private static final int BP_PER_PERCENT = 100;
    private static final int RATIO_DIGITS = 3;

    private final PrintWriter out;

    ReportWriter(final PrintWriter out) {
        this.out = out;
    }

    void putConfiguration(final LoadConfiguration configuration, final Conditions conditions) {
        conditions.values().forEach((name, value) -> line("%-20s %s", name, value.isEmpty() ? "-" : value));
        line("%-20s %s", "directory", configuration.workDirectory().toAbsolutePath());
        line(
                "%-20s 1 for warming up + %d, three phases each, interleaved %s",
                "rounds", configuration.rounds(), configuration.contestants());
        line("%-20s %s", "durability", durabilities(configuration.contestants()));
        line("");
    }

    void putRound(final RoundResult round) {
        line(
                "round %d %-12s %10d/s  %s  %s %s",
                round.round(),
                round.entrant(),
                round.saturation().drive().achievedPerSecond(),
                round.noise().text(),
                round.generatorBound(),
                round.invalidReason());
    }

    void putRejection(final int round, final String reason) {
        line("round %d does not count and is played again: %s", round, reason);
    }

    void putRestless(final int round, final Entrant entrant) {
        line("round %d: %s did not come to rest; its figures pay for what it still does", round, entrant);
    }

    void putResult(final RunResult result) {
        putSummaries(result.summaries());
        line("");
        line("rounds that do not count, for noise: %d", result.rejections().size());
        for (final Summary summary : result.summaries()) {
            if (!summary.generatorBound().isEmpty()) {
                line(
                        "%s is %s (more than %d %% of a core)",
                        summary.entrant(), summary.generatorBound(), PhaseResult.GENERATOR_BP_MAX / BP_PER_PERCENT);
            }
        }
        result.invalidReasons().forEach(reason -> line("NO VERDICT: %s", reason));
    }

    void putGoals(final List<GoalResult> goals) {
        goals.forEach(this::putGoal);
    }

    private void putGoal(final GoalResult result) {
        line("");
        line("goal, %s: %s", result.goal().label(), result.goal().formula());
        for (final GoalTerms terms : result.terms()) {
            line(
                    "  round %d%s: gateway %s µs, echo %s µs, raw fdatasync %s µs, ratio %.3f",
                    terms.round(),
                    terms.askedPerSecond() == 0 ? "" : " at " + terms.askedPerSecond() + "/s",
                    Percentiles.micros(terms.gatewayNs()),
                    Percentiles.micros(terms.echoNs()),
                    Percentiles.micros(terms.rawNs()),
                    terms.ratio());
        }
        final Estimate ratio = result.ratio();
        line(
                "  %s: ratio, median of %d rounds %.3f (%.3f … %.3f), goal %.2f",
                result.outcome().toString().toUpperCase(Locale.ROOT),
                ratio.rounds(),
                ratio.median(),
                ratio.min(),
                ratio.max(),
                result.goal().ratioMax());
        result.invalidReasons().forEach(reason -> line("  NO VERDICT: %s", reason));
    }

    void putFiles(final Path directory) {
        line("results in %s", directory.toAbsolutePath());
    }

    private void putSummaries(final List<Summary> summaries) {
        putThroughput(summaries);
        putLatency(
                "open loop, from the intended send time (µs): holds the lateness of generator and server",
                summaries,
                round -> round.openLoop().drive().correctedNs());
        putLatency(
                "open loop, from the actual send time (µs): hides stalls",
                summaries,
                round -> round.openLoop().drive().serviceNs());
        putLatency(
                "one in flight (µs)",
                summaries,
                round -> round.oneInFlight().drive().serviceNs());
        putProcessorTime(summaries);
    }

    void putProbe(final String when, final Histogram latencyNs, final int writeBytes) {
        line(
                "raw write + fdatasync of %d B %s: p50 %s µs, p99 %s µs",
                writeBytes,
                when,
                Percentiles.micros(latencyNs, Percentiles.P50),
                Percentiles.micros(latencyNs, Percentiles.P99));
    }

    private void putThroughput(final List<Summary> summaries) {
        line("");
        line("saturation           durability       replies/s median         95 %% interval        min        max"
                + "   server µs/req   generator µs/req");
        for (final Summary summary : summaries) {
            final Estimate replies = summary.throughput();
            line(
                    "  %-18s %-16s %16.0f  %22s %10.0f %10.0f %15s %18s",
                    summary.entrant(),
                    summary.entrant().durability(),
                    replies.median(),
                    replies.interval(0),
                    replies.min(),
                    replies.max(),
                    summary.cpuMicros(PhaseResult::serverCpuNs),
                    summary.cpuMicros(PhaseResult::generatorCpuNs));
        }
        for (int base = 0; base < summaries.size(); base++) {
            for (int other = base + 1; other < summaries.size(); other++) {
                putRatio(summaries.get(other), summaries.get(base));
            }
        }
    }

    /** Under full load a server has no time to wait; what waiting costs shows under the others. */
    private void putProcessorTime(final List<Summary> summaries) {
        line("");
        line("processor time of the server (µs/req)  saturation    open loop   one in flight");
        for (final Summary summary : summaries) {
            line(
                    "  %-36s %12s %12s %15s",
                    summary.entrant(),
                    summary.cpuMicros(RoundResult::saturation, PhaseResult::serverCpuNs),
                    summary.cpuMicros(RoundResult::openLoop, PhaseResult::serverCpuNs),
                    summary.cpuMicros(RoundResult::oneInFlight, PhaseResult::serverCpuNs));
        }
    }

    private void putRatio(final Summary summary, final Summary base) {
        final Estimate ratio = summary.ratioTo(base);
        line(
                "  %s / %s: median %.3f, 95 %% interval %s, min %.3f, max %.3f",
                summary.entrant(),
                base.entrant(),
                ratio.median(),
                ratio.interval(RATIO_DIGITS),
                ratio.min(),
                ratio.max());
    }

    private void putLatency(
            final String title, final List<Summary> summaries, final Function<RoundResult, Histogram> part) {
        line("");
        line("%s", title);
        line(
                "  %-18s %-16s %10s %10s %10s %10s %10s %10s %12s",
                "", "durability", "p50", "p90", "p99", "p99.9", "p99.99", "max", "n");
        for (final Summary summary : summaries) {
            final Histogram latencyNs = summary.merged(part);
            line(
                    "  %-18s %-16s %10s %10s %10s %10s %10s %10s %12d",
                    summary.entrant(),
                    summary.entrant().durability(),
                    Percentiles.micros(latencyNs, Percentiles.P50),
                    Percentiles.micros(latencyNs, Percentiles.P90),
                    Percentiles.micros(latencyNs, Percentiles.P99),
                    Percentiles.micros(latencyNs, Percentiles.P999),
                    Percentiles.micros(latencyNs, Percentiles.P9999),
                    Percentiles.micros(latencyNs.getMaxValue()),
                    latencyNs.getTotalCount());
        }
    }

    private static String durabilities(final List<Entrant> entrants) {
        return String.join(
                ", ",
                entrants.stream()
                        .map(entrant -> entrant.label() + "=" + entrant.durability())
                        .toList());
    }

    private void line(final String format, final Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }
}

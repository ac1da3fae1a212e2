package io.yidi.load.compare;

import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.process.Machine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** 报告: the comparison as text: configuration first, then tables, then what speaks against them. */
final class ReportWriter {

    private static final double BP_PER_PERCENT = 100;
    private static final double NS_PER_US = 1_000;

    private final PrintWriter out;

    ReportWriter(final PrintWriter out) {
        this.out = out;
    }

    void putConfiguration(final LoadConfiguration configuration, final Machine machine) {
        final int frameBytes =
                SettleFrameWriter.frameBytes(SettleFrameWriter.categoryCountFor(configuration.frameBytes()));
        line("machine      %s, %d cores, %s", machine.cpuModel(), machine.cores(), machine.kernel());
        line("generator    %s, %s", machine.jdk(), machine.collector());
        line("servers      the same JDK, %s", String.join(" ", configuration.jvmOptions()));
        line("prefix       %s", configuration.serverPrefix());
        line(
                "disk         %s (%s)",
                machine.disk(), configuration.workDirectory().toAbsolutePath());
        line(
                "load         %d connections x %d, open loop %d/s, request %d B, seed %d, %d persons",
                configuration.connections(),
                configuration.pipeline(),
                configuration.ratePerSecond(),
                frameBytes,
                configuration.seed(),
                configuration.personCount());
        line(
                "rounds       1 for warming up + %d, phases of %d s after %d s of warm-up, interleaved %s",
                configuration.rounds(),
                TimeUnit.NANOSECONDS.toSeconds(configuration.durationNs()),
                TimeUnit.NANOSECONDS.toSeconds(configuration.warmUpNs()),
                configuration.contestants());
        line("durability   %s", durabilities(configuration.contestants()));
        line("");
    }

    void putRound(final RoundResult round) {
        line(
                "round %d %-12s %10d/s  steal %.2f %%  iowait %.2f %%  load %s %s",
                round.round(),
                round.kind(),
                round.saturation().achievedPerSecond(),
                round.stealBp() / BP_PER_PERCENT,
                round.ioWaitBp() / BP_PER_PERCENT,
                round.loadAverage(),
                round.invalidReason());
    }

    void putSummaries(final List<Summary> summaries) {
        putThroughput(summaries);
        putLatency(
                "open loop, from the intended send time (µs): holds the lateness of generator and server",
                summaries,
                round -> round.openLoop().correctedNs());
        putLatency(
                "open loop, from the actual send time (µs): hides stalls",
                summaries,
                round -> round.openLoop().serviceNs());
        putLatency("one in flight (µs)", summaries, round -> round.oneInFlight().serviceNs());
    }

    void putProbe(final String when, final Histogram latencyNs, final int writeBytes) {
        line(
                "raw write + fdatasync of %d B %s: p50 %s µs, p99 %s µs",
                writeBytes,
                when,
                Percentiles.micros(latencyNs, Percentiles.P50),
                Percentiles.micros(latencyNs, Percentiles.P99));
    }

    void putVerdicts(final List<Summary> summaries) {
        for (final Summary summary : summaries) {
            if (!summary.invalidReason().isEmpty()) {
                line("NO VERDICT on %s: %s", summary.kind(), summary.invalidReason());
            }
        }
    }

    private void putThroughput(final List<Summary> summaries) {
        line("");
        line("saturation           replies/s median        min        max   server µs/req   generator µs/req");
        for (final Summary summary : summaries) {
            final Summary.Spread spread = summary.throughput();
            line(
                    "  %-18s %16.0f %10.0f %10.0f %15s %18s",
                    summary.kind(),
                    spread.median(),
                    spread.min(),
                    spread.max(),
                    cpuMicros(summary, RoundResult::serverCpuNs),
                    cpuMicros(summary, RoundResult::generatorCpuNs));
        }
        for (final Summary base : summaries) {
            for (final Summary summary : summaries) {
                if (base.kind().compareTo(summary.kind()) < 0) {
                    putRatio(summary, base);
                }
            }
        }
    }

    private void putRatio(final Summary summary, final Summary base) {
        final Summary.Spread ratio = summary.ratioTo(base);
        line(
                "  %s / %s: median %.3f, min %.3f, max %.3f",
                summary.kind(), base.kind(), ratio.median(), ratio.min(), ratio.max());
    }

    private void putLatency(
            final String title, final List<Summary> summaries, final Function<RoundResult, Histogram> part) {
        line("");
        line("%s", title);
        line("  %-12s %-16s %10s %10s %10s %10s %12s", "", "durability", "p50", "p99", "p99.9", "max", "n");
        for (final Summary summary : summaries) {
            final Histogram latencyNs = summary.merged(part);
            line(
                    "  %-12s %-16s %10s %10s %10s %10s %12d",
                    summary.kind(),
                    summary.kind().durability(),
                    Percentiles.micros(latencyNs, Percentiles.P50),
                    Percentiles.micros(latencyNs, Percentiles.P99),
                    Percentiles.micros(latencyNs, Percentiles.P999),
                    Percentiles.micros(latencyNs.getMaxValue()),
                    latencyNs.getTotalCount());
        }
    }

    /** Processor time per request, warm-up included on both sides. */
    private static String cpuMicros(final Summary summary, final Function<RoundResult, Long> cpuNs) {
        double usedNs = 0;
        double requests = 0;
        for (final RoundResult round : summary.rounds()) {
            usedNs += cpuNs.apply(round);
            requests += round.saturation().sent();
        }
        return usedNs == 0 ? "-" : String.format(Locale.ROOT, "%.2f", usedNs / requests / NS_PER_US);
    }

    private static String durabilities(final List<ContestantKind> kinds) {
        return String.join(
                ", ",
                kinds.stream()
                        .map(kind -> kind.label() + "=" + kind.durability())
                        .toList());
    }

    private void line(final String format, final Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }
}

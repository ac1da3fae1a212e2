package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.journal.JournalScan;
import io.yidi.gateway.journal.SegmentSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** 统计流水: {@code yidi journal stats}. */
@Command(
        name = "stats",
        description = "Count what is in a journal: by type, message, outcome, day, batch and segment.",
        mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {

    private static final int MEDIAN = 50;
    private static final int HIGH = 99;
    private static final int ALL = 100;

    private final UnaryOperator<Path> dataDirectoryOf;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private JournalOptions options;

    StatsCommand(final UnaryOperator<Path> dataDirectoryOf) {
        this.dataDirectoryOf = dataDirectoryOf;
    }

    @Override
    public Integer call() throws IOException {
        final JournalStatistics statistics = new JournalStatistics();
        final JournalScan scan = new JournalScan(options.files(dataDirectoryOf, spec.commandLine()), statistics);
        statistics.countBatchesBy(scan.reader()::batches);
        scan.run();
        print(scan, statistics, spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    private static void print(final JournalScan scan, final JournalStatistics statistics, final PrintWriter out) {
        print("types", statistics.types(), out);
        print("messages", statistics.messages(), out);
        print("outcomes", statistics.outcomes(), out);
        print("days", statistics.days(), out);
        out.println("records " + statistics.records());
        out.println("  bytes each " + statistics.bodyBytes() / Math.max(1, statistics.records()) + ", longest "
                + statistics.longestBody());
        out.println("batches " + scan.reader().batches());
        out.println("  records each p50 " + statistics.batchSize(MEDIAN) + " p99 " + statistics.batchSize(HIGH)
                + " max " + statistics.batchSize(ALL));
        out.println("segments");
        scan.reader().summaries().forEach(segment -> out.println(line(segment)));
        if (scan.end() == JournalScan.End.BEING_WRITTEN) {
            out.println("the journal is being written to, so its end goes on");
        }
        out.flush();
    }

    private static void print(final String title, final Map<String, Long> counts, final PrintWriter out) {
        out.println(title);
        counts.forEach((name, count) -> out.println(String.format(Locale.ROOT, "  %-16s %d", name, count)));
    }

    private static String line(final SegmentSummary segment) {
        return String.format(
                Locale.ROOT,
                "  %6d %s epoch %d, sequences %d to %d, %d batches, %d of %d bytes%s",
                segment.ordinal(),
                segment.fileName(),
                segment.epoch(),
                segment.firstSequence(),
                segment.lastSequence(),
                segment.batches(),
                segment.usedBytes(),
                segment.lengthBytes(),
                segment.archived() ? ", archived" : "");
    }
}

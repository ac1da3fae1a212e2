package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.journal.JournalReader;
import io.yidi.gateway.journal.JournalScan;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.journal.SegmentSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.agrona.DirectBuffer;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** 校验流水: {@code yidi journal verify}. Damage ends it like a start: with its place, and exit code 20. */
@Command(
        name = "verify",
        description = "Read everything, archive included, and check every byte; exit code 20 if it is damaged.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer>, RecordVisitor {

    private static final long PROGRESS_RECORDS = 1_000_000;

    private final UnaryOperator<Path> dataDirectoryOf;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private JournalOptions options;

    private long firstTimeNs;
    private long lastTimeNs;
    private long count;

    VerifyCommand(final UnaryOperator<Path> dataDirectoryOf) {
        this.dataDirectoryOf = dataDirectoryOf;
    }

    @Override
    public Integer call() throws IOException {
        final JournalScan scan = new JournalScan(options.files(dataDirectoryOf, spec.commandLine()), this).run();
        print(scan, spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    @Override
    public void onRecord(
            final int type,
            final long sequence,
            final long timestampNs,
            final long position,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (count == 0) {
            firstTimeNs = timestampNs;
        }
        lastTimeNs = timestampNs;
        count++;
        if (count % PROGRESS_RECORDS == 0) {
            spec.commandLine().getErr().println("… " + count + " records, " + RecordTime.text(timestampNs));
        }
    }

    private void print(final JournalScan scan, final PrintWriter out) {
        final JournalReader reader = scan.reader();
        final List<SegmentSummary> segments = reader.summaries();
        out.println("segments      " + segments.size() + ", archived "
                + segments.stream().filter(SegmentSummary::archived).count());
        out.println("epochs        "
                + segments.stream().mapToLong(SegmentSummary::epoch).distinct().count());
        out.println("batches       " + reader.batches());
        out.println("records       " + count);
        if (count > 0) {
            out.println("first         sequence 1, " + RecordTime.text(firstTimeNs));
            out.println("last          sequence " + reader.lastSequence() + ", " + RecordTime.text(lastTimeNs));
        }
        if (!segments.isEmpty()) {
            out.println("end           segment " + reader.end().ordinal() + " sector "
                    + reader.end().sector() + " hash " + reader.end().hash());
        }
        out.println(verdict(scan));
        out.flush();
    }

    private static String verdict(final JournalScan scan) {
        return switch (scan.end()) {
            case CLEAN -> "sound";
            case TORN ->
                "sound up to there; behind it " + scan.reader().tornLengthBytes()
                        + " bytes of a batch that was never acknowledged: the next start cuts them off";
            case BEING_WRITTEN -> "sound up to there; the journal is being written to, so its end goes on";
        };
    }
}

package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.pipeline.JournalReplay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 重放流水: {@code yidi journal replay}. An outcome that differs ends it like a start, with exit code 20. */
@Command(
        name = "replay",
        description =
                "Execute the journal of a stopped gateway again, compare every outcome, and tell the state's hash.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private final UnaryOperator<Path> dataDirectoryOf;
    private final Replayer replayer;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private JournalOptions options;

    @Option(names = "--from-snapshot", description = "Begin at the newest sound snapshot, as a start does.")
    private boolean fromSnapshot;

    ReplayCommand(final UnaryOperator<Path> dataDirectoryOf, final Replayer replayer) {
        this.dataDirectoryOf = dataDirectoryOf;
        this.replayer = replayer;
    }

    @Override
    public Integer call() throws IOException {
        final Path journal = options.folder(dataDirectoryOf, spec.commandLine());
        if (!journal.getFileName().toString().equals(JournalOptions.JOURNAL)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected the folder DATA_DIR/journal, because packs and reference files lie beside it, found "
                            + journal);
        }
        print(replayer.replay(journal.toAbsolutePath().getParent(), fromSnapshot));
        return CommandLine.ExitCode.OK;
    }

    private void print(final JournalReplay.Result result) {
        final PrintWriter out = spec.commandLine().getOut();
        out.println("records: " + result.records());
        out.println("transactions: " + result.transactions() + ", every outcome as recorded");
        out.println("milliseconds: " + TimeUnit.NANOSECONDS.toMillis(result.elapsedNs()));
        out.println("records-per-second: " + result.recordsPerSecond());
        out.println(String.format(Locale.ROOT, "state-hash: %016x", result.stateHash()));
        out.flush();
    }
}

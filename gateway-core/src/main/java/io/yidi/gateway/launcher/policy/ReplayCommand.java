package io.yidi.gateway.launcher.policy;

import io.yidi.gateway.policy.pack.PackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 重算期间: {@code yidi policy replay}, what a past period would have cost under other packs. */
@Command(
        name = "replay",
        description = "Tell by region and fund what a past period would have cost under other packs.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ReplayCommand implements Callable<Integer> {

    private final Rerunner rerunner;

    @Spec
    private CommandSpec spec;

    @Option(names = "--bundle", required = true, paramLabel = "DIR", description = "Directory of the other packs.")
    private Path packs;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data directory of a gateway.")
    private Path data;

    @Option(names = "--from", required = true, description = "First business day, YYYY-MM-DD.")
    private LocalDate from;

    @Option(names = "--to", required = true, description = "Last business day.")
    private LocalDate to;

    @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES}.")
    private Format format;

    /** How the sums come out. */
    enum Format {
        /** For people. */
        TEXT,
        /** For spreadsheets: the sums alone. */
        CSV,
        /** For programs. */
        JSON
    }

    ReplayCommand(final Rerunner rerunner) {
        this.rerunner = rerunner;
    }

    @Override
    public Integer call() throws IOException, PackException {
        PackPlaces.requireDirectory(packs, spec.commandLine());
        if (!Files.isDirectory(data.resolve("journal"))) {
            throw new ParameterException(spec.commandLine(), "expected DATA_DIR with a journal, found " + data);
        }
        if (to.isBefore(from)) {
            throw new ParameterException(spec.commandLine(), "expected --to not before " + from + ", found " + to);
        }
        final PeriodCost cost = new PeriodReport(rerunner, data, packs)
                .cost(from, to, spec.commandLine().getErr());
        final PrintWriter out = spec.commandLine().getOut();
        print(new PeriodCostWriter(cost, out));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private void print(final PeriodCostWriter writer) {
        if (format == Format.TEXT) {
            writer.text(from, to);
        } else if (format == Format.CSV) {
            writer.csv();
        } else {
            writer.json(from, to);
        }
    }
}

package io.yidi.rivals;

import io.yidi.load.process.Machine;
import io.yidi.load.result.MachineWatch;
import io.yidi.rivals.report.Ratio;
import io.yidi.rivals.report.Report;
import io.yidi.rivals.report.ReportWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** 轮次选项: what all comparisons have in common. */
final class RoundOptions {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    private long bills;
    private int rounds;
    private int seconds;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
    private long seed;

    @CommandLine.Option(names = "--packs", defaultValue = "policies", description = "Default ${DEFAULT-VALUE}.")
    private Path packs;

    @CommandLine.Option(
            names = "--work",
            defaultValue = "target/rivals",
            description = "Directory for data and logs, on the disk to be measured. Default ${DEFAULT-VALUE}.")
    private Path work;

    @CommandLine.Option(names = "--out", description = "Directory for the results as a JSON file.")
    private Path out;

    @CommandLine.Option(
            names = "--bills",
            defaultValue = "1000000",
            description = "Bills whose results are compared first. Default ${DEFAULT-VALUE}.")
    void setBills(final long count) {
        bills = atLeastOne("--bills", count);
    }

    @CommandLine.Option(names = "--rounds", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
    void setRounds(final int count) {
        rounds = Math.toIntExact(atLeastOne("--rounds", count));
    }

    @CommandLine.Option(
            names = "--seconds",
            defaultValue = "5",
            description = "To warm up, and as many to measure, of each contestant in each round. "
                    + "Default ${DEFAULT-VALUE}.")
    void setSeconds(final int count) {
        seconds = Math.toIntExact(atLeastOne("--seconds", count));
    }

    long bills() {
        return bills;
    }

    int rounds() {
        return rounds;
    }

    int seconds() {
        return seconds;
    }

    long seed() {
        return seed;
    }

    Path packs() {
        return packs;
    }

    Path work() throws IOException {
        return Files.createDirectories(work).toRealPath();
    }

    /** Begins to watch the machine; to be closed at the end. */
    MachineWatch watch() throws IOException {
        return new MachineWatch(work());
    }

    /** What holds for all contestants. */
    Map<String, String> conditions() throws IOException {
        final Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("jdk", Machine.read(work()).jdk());
        conditions.put("rounds", rounds + ", contestants in turn, " + seconds + " s to warm up and " + seconds + " s");
        return conditions;
    }

    /** Prints the report and, if wanted, writes the file; gives the exit code. */
    int conclude(final Report report, final PrintWriter screen) throws IOException {
        final ReportWriter writer = new ReportWriter(report);
        writer.print(screen);
        if (out != null) {
            writer.write(out.resolve("rivals-" + report.title() + ".json"));
        }
        return report.ratios().stream().allMatch(Ratio::isReached) ? CommandLine.ExitCode.OK : RivalsMain.NOT_MET;
    }

    private long atLeastOne(final String option, final long count) {
        if (count < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected " + option + " of at least 1, found " + count);
        }
        return count;
    }
}

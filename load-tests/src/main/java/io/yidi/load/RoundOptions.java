package io.yidi.load;

import io.yidi.load.compare.LoadConfiguration;
import io.yidi.load.compare.Pinning;
import io.yidi.load.compare.Workload;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.NoiseLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** 轮次选项: what the commands that play rounds have in common. */
final class RoundOptions {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ServerOptions server;

    @CommandLine.Option(names = "--rounds", defaultValue = "7", description = "Default ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = {"--duration", "--seconds"},
            defaultValue = "10",
            description = "Seconds measured in each of a round's three phases. Default ${DEFAULT-VALUE}.")
    private int durationSeconds;

    @CommandLine.Option(
            names = "--warmup",
            defaultValue = "2",
            description = "Seconds before each phase. Default ${DEFAULT-VALUE}.")
    private int warmUpSeconds;

    @CommandLine.Option(names = "--connections", defaultValue = "64", description = "Default ${DEFAULT-VALUE}.")
    private int connections;

    @CommandLine.Option(
            names = "--pipeline",
            defaultValue = "32",
            description = "Most requests in flight on a connection. Default ${DEFAULT-VALUE}.")
    private int pipeline;

    @CommandLine.Option(
            names = "--workload",
            defaultValue = "reference",
            description = "What the requests are: ${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
    private Workload workload;

    @CommandLine.Option(
            names = "--frame-bytes",
            defaultValue = "512",
            description = "Size of a reference request, met as near as whole fee categories come. "
                    + "Default ${DEFAULT-VALUE}.")
    private int frameBytes;

    @CommandLine.Option(names = "--persons", defaultValue = "4096", description = "Default ${DEFAULT-VALUE}.")
    private int personCount;

    @CommandLine.Option(
            names = "--server-prefix",
            defaultValue = "",
            description = "Words before each server's command, such as 'nice -n -5'.")
    private String serverPrefix;

    @CommandLine.Option(names = "--pin", description = "Servers on core 0, the generator on core 1 (taskset).")
    private boolean isPinned;

    @CommandLine.Option(
            names = "--steal-limit",
            defaultValue = "100",
            description = "Most steal of a round that counts, in 1/10 000. Default ${DEFAULT-VALUE}.")
    private long stealBpMax;

    @CommandLine.Option(
            names = "--hiccup-limit",
            defaultValue = "1000",
            description = "Most p99.9 of the hiccups of a round that counts, saturation left out, in microseconds. "
                    + "Default ${DEFAULT-VALUE}.")
    private long hiccupUsMax;

    @CommandLine.Option(
            names = "--replays",
            defaultValue = "5",
            description = "How many noisy rounds of a run are played again. Default ${DEFAULT-VALUE}.")
    private int replaysMax;

    @CommandLine.Option(
            names = "--jfr",
            description = "Run the Java Flight Recorder in every gateway; a .jfr of each beside the results.")
    private boolean isRecorded;

    @CommandLine.Option(
            names = "--out",
            description = "Directory for results.json, report.html, .hlog and .hgrm. Default: beside the data.")
    private Path out;

    boolean isPinned() {
        return isPinned;
    }

    /** Tells what is going on. */
    void tell(final String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }

    /** Everything that decides what a run does with servers that it starts. */
    LoadConfiguration configuration(final List<Entrant> entrants, final long ratePerSecond) {
        return configuration(entrants, ratePerSecond, server.jvmOptions());
    }

    /** The same with a server that runs already: with which options is not known. */
    LoadConfiguration configurationOfRunning(final Entrant entrant, final long ratePerSecond) {
        return configuration(List.of(entrant), ratePerSecond, List.of());
    }

    private LoadConfiguration configuration(
            final List<Entrant> entrants, final long ratePerSecond, final List<String> jvmOptions) {
        if (rounds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --rounds of at least 1, found " + rounds);
        }
        final Path directory = server.newRunDirectory();
        return new LoadConfiguration(
                entrants,
                rounds,
                TimeUnit.SECONDS.toNanos(durationSeconds),
                TimeUnit.SECONDS.toNanos(warmUpSeconds),
                ratePerSecond,
                connections,
                pipeline,
                workload,
                frameBytes,
                personCount,
                server.seed(),
                jvmOptions,
                ServerOptions.words(serverPrefix),
                Pinning.of(isPinned),
                new NoiseLimits(stealBpMax, TimeUnit.MICROSECONDS.toNanos(hiccupUsMax), replaysMax),
                isRecorded,
                server.gatewayJar(),
                server.packs(),
                directory,
                out == null ? directory.resolve("results") : out);
    }
}

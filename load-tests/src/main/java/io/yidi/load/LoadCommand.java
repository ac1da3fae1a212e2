package io.yidi.load;

import io.yidi.load.compare.Comparison;
import io.yidi.load.compare.LoadConfiguration;
import io.yidi.load.compare.Pinning;
import io.yidi.load.compare.Workload;
import io.yidi.load.process.ServerProcess;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.NoiseLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** 压测命令: compares the gateway with its baselines, or drives one running server. */
@CommandLine.Command(
        name = "load",
        mixinStandardHelpOptions = true,
        subcommands = LoadCompareCommand.class,
        description = {
            "Compare bare echo, durable echo and gateway in interleaved rounds.",
            "Exit code 3: no verdict, because a rate was not reached, a reply was not what was asked for, or the "
                    + "machine was not quiet."
        })
final class LoadCommand implements Callable<Integer> {

    private static final int NO_VERDICT = 3;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ServerOptions server;

    @CommandLine.Option(names = "--rounds", defaultValue = "7", description = "Default ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--duration",
            defaultValue = "10",
            description = "Seconds measured in each of a round's three phases. Default ${DEFAULT-VALUE}.")
    private int durationSeconds;

    @CommandLine.Option(
            names = "--warmup",
            defaultValue = "2",
            description = "Seconds before each phase. Default ${DEFAULT-VALUE}.")
    private int warmUpSeconds;

    @CommandLine.Option(
            names = "--rate",
            defaultValue = "20000",
            description = "Requests a second of the open loop. Default ${DEFAULT-VALUE}.")
    private long ratePerSecond;

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
            names = "--contestants",
            split = ",",
            converter = ContestantConverter.class,
            defaultValue = "echo,durable-echo,gateway",
            description = "Each echo, durable-echo, gateway, gateway@json for its JSON door or gateway@national for "
                    + "the national interface; a gateway with settings as in gateway:metrics.latency=false. "
                    + "Default ${DEFAULT-VALUE}.")
    private List<Entrant> contestants;

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
            names = "--against",
            description = "HOST:PORT of a running gateway on this machine; nothing is started then. "
                    + "It must know the persons of 'reference'.")
    private String against;

    @CommandLine.Option(
            names = "--out",
            description = "Directory for results.json, report.html, .hlog and .hgrm. Default: beside the data.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        final Comparison comparison =
                new Comparison(configuration(), spec.commandLine().getOut(), this::tell);
        final boolean isJudged =
                against == null ? comparison.run() : comparison.runAgainst(ServerProcess.loopback(against));
        return isJudged ? CommandLine.ExitCode.OK : NO_VERDICT;
    }

    private void tell(final String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }

    private LoadConfiguration configuration() {
        if (rounds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --rounds of at least 1, found " + rounds);
        }
        final List<Entrant> entrants = against == null ? contestants : List.of(Entrant.of("gateway"));
        if (entrants.stream().map(Entrant::fileName).distinct().count() < entrants.size()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --contestants that differ in their names, found " + entrants);
        }
        if (against != null && isPinned) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --pin without --against: a running server stays where it is");
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
                against == null ? server.jvmOptions() : List.of(),
                ServerOptions.words(serverPrefix),
                Pinning.of(isPinned),
                new NoiseLimits(stealBpMax, TimeUnit.MICROSECONDS.toNanos(hiccupUsMax), replaysMax),
                isRecorded,
                server.gatewayJar(),
                server.packs(),
                directory,
                out == null ? directory.resolve("results") : out);
    }

    /** Reads a contestant. */
    static final class ContestantConverter implements CommandLine.ITypeConverter<Entrant> {

        @Override
        public Entrant convert(final String text) {
            try {
                return Entrant.of(text);
            } catch (final IllegalArgumentException notOne) {
                throw new CommandLine.TypeConversionException(notOne.getMessage());
            }
        }
    }
}

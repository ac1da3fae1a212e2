package io.yidi.load;

import io.yidi.load.compare.Comparison;
import io.yidi.load.compare.ContestantKind;
import io.yidi.load.compare.LoadConfiguration;
import io.yidi.load.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** 压测命令: compares the gateway with its baselines, or drives one running server. */
@CommandLine.Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Compare bare echo, durable echo and gateway in interleaved rounds.",
            "Exit code 3: no verdict, because a rate was not reached or a reply was not a settlement."
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
            names = "--frame-bytes",
            defaultValue = "512",
            description = "Size of a request, met as near as whole fee categories come. Default ${DEFAULT-VALUE}.")
    private int frameBytes;

    @CommandLine.Option(names = "--persons", defaultValue = "4096", description = "Default ${DEFAULT-VALUE}.")
    private int personCount;

    @CommandLine.Option(
            names = "--contestants",
            split = ",",
            converter = ContestantConverter.class,
            defaultValue = "echo,durable-echo,gateway",
            description = "Default ${DEFAULT-VALUE}.")
    private List<ContestantKind> contestants;

    @CommandLine.Option(
            names = "--server-prefix",
            defaultValue = "",
            description = "Words before each server's command, such as 'taskset -c 0'.")
    private String serverPrefix;

    @CommandLine.Option(
            names = "--against",
            description = "HOST:PORT of a running gateway on this machine; nothing is started then. "
                    + "It must know the persons of 'reference'.")
    private String against;

    @CommandLine.Option(names = "--out", description = "Directory for results.json, .hlog and .hgrm files.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        final Comparison comparison =
                new Comparison(configuration(), spec.commandLine().getOut());
        final boolean isJudged =
                against == null ? comparison.run() : comparison.runAgainst(ServerProcess.loopback(against));
        return isJudged ? CommandLine.ExitCode.OK : NO_VERDICT;
    }

    private LoadConfiguration configuration() {
        if (rounds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --rounds of at least 1, found " + rounds);
        }
        return new LoadConfiguration(
                contestants,
                rounds,
                TimeUnit.SECONDS.toNanos(durationSeconds),
                TimeUnit.SECONDS.toNanos(warmUpSeconds),
                ratePerSecond,
                connections,
                pipeline,
                frameBytes,
                personCount,
                server.seed(),
                server.jvmOptions(),
                ServerOptions.words(serverPrefix),
                server.gatewayJar(),
                server.packs(),
                server.newRunDirectory(),
                Optional.ofNullable(out));
    }

    /** Reads a contestant by its label. */
    static final class ContestantConverter implements CommandLine.ITypeConverter<ContestantKind> {

        @Override
        public ContestantKind convert(final String text) {
            for (final ContestantKind kind : ContestantKind.values()) {
                if (kind.label().equals(text)) {
                    return kind;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "expected one of " + List.of(ContestantKind.values()) + ", found " + text);
        }
    }
}

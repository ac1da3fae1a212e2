package io.yidi.load;

import io.yidi.load.compare.Comparison;
import io.yidi.load.compare.LoadConfiguration;
import io.yidi.load.process.ServerProcess;
import io.yidi.load.result.Entrant;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
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
    private RoundOptions options;

    @CommandLine.Option(
            names = "--rate",
            defaultValue = "20000",
            description = "Requests a second of the open loop. Default ${DEFAULT-VALUE}.")
    private long ratePerSecond;

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
            names = "--against",
            description = "HOST:PORT of a running gateway on this machine; nothing is started then. "
                    + "It must know the persons of 'reference'.")
    private String against;

    @Override
    public Integer call() throws IOException {
        final boolean isJudged = against == null
                ? comparison(configuration()).run()
                : comparison(configurationOfRunning()).runAgainst(ServerProcess.loopback(against));
        return isJudged ? CommandLine.ExitCode.OK : NO_VERDICT;
    }

    private Comparison comparison(final LoadConfiguration configuration) {
        return new Comparison(configuration, spec.commandLine().getOut(), options::tell);
    }

    private LoadConfiguration configuration() {
        if (contestants.stream().map(Entrant::fileName).distinct().count() < contestants.size()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --contestants that differ in their names, found " + contestants);
        }
        return options.configuration(contestants, ratePerSecond);
    }

    private LoadConfiguration configurationOfRunning() {
        if (options.isPinned()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected --pin without --against: a running server stays where it is");
        }
        return options.configurationOfRunning(Entrant.of("gateway"), ratePerSecond);
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

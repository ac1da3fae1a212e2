package io.yidi.load;

import io.yidi.load.client.Door;
import io.yidi.load.compare.LatencyGoals;
import io.yidi.load.compare.LoadConfiguration;
import io.yidi.load.result.Entrant;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 时延目标命令: how much longer the gateway takes than a bare echo and the disk by itself, against goals. */
@CommandLine.Command(
        name = "latency-goals",
        mixinStandardHelpOptions = true,
        description = {
            "Play interleaved rounds of bare echo and gateway: one request in flight, saturation, and an open loop at "
                    + "half of what the gateway took in the same round; raw writes and fdatasyncs of a request's size "
                    + "in between, on the same disk.",
            "One in flight, the p50 of the gateway has to be at most 1.30 times echo and raw fdatasync together, 1.15 "
                    + "times in the profile inline; in the open loop, from the intended send time, its p99.9 at most "
                    + "the echo's and three times the p99 of a raw fdatasync. Both are judged by the median of the "
                    + "rounds.",
            "Exit code 0 only if both goals were met; 3 if one was missed or there is no verdict, because a rate was "
                    + "not reached, a reply was not what was asked for, or the machine was not quiet."
        })
final class LatencyGoalsCommand implements Callable<Integer> {

    private static final int NOT_MET = 3;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private RoundOptions options;

    @CommandLine.Option(
            names = "--gateway",
            converter = LoadCommand.ContestantConverter.class,
            defaultValue = "gateway",
            description = "The gateway, with settings as in gateway:pipeline.profile=inline. Default ${DEFAULT-VALUE}.")
    private Entrant gateway;

    @Override
    public Integer call() throws IOException {
        return goals().run() ? CommandLine.ExitCode.OK : NOT_MET;
    }

    private LatencyGoals goals() {
        if (!gateway.kind().isGateway() || gateway.door() != Door.BINARY) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "expected a gateway by its binary door as --gateway, found " + gateway);
        }
        final LoadConfiguration configuration =
                options.configuration(LatencyGoals.entrants(gateway), LoadConfiguration.HALF_OF_PEAK);
        try {
            return new LatencyGoals(configuration, spec.commandLine().getOut(), options::tell);
        } catch (final IllegalArgumentException unmeasurable) {
            throw new CommandLine.ParameterException(spec.commandLine(), unmeasurable.getMessage(), unmeasurable);
        }
    }
}

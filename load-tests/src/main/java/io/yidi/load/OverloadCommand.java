package io.yidi.load;

import io.yidi.load.overload.OverloadConfiguration;
import io.yidi.load.overload.OverloadDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 过载命令: offers a gateway of known capacity ten times what it can take. */
@CommandLine.Command(
        name = "overload",
        mixinStandardHelpOptions = true,
        description = {
            "Hold the gateway to a capacity with a control group, offer ten times that by a fixed schedule, "
                    + "then put slow readers beside healthy clients.",
            "Needs root and control groups of version 1; without, it says 'skipped: …'.",
            "Exit code 0 only if every goal was met; else 3."
        })
final class OverloadCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(4096);

    @CommandLine.Option(
            names = "--held-by",
            defaultValue = "BYTES",
            description =
                    "What is made scarce: ${COMPLETION-CANDIDATES}; bytes and writes are those of a second to the "
                            + "device. Default ${DEFAULT-VALUE}.")
    private OverloadConfiguration.Held held;

    @CommandLine.Option(
            names = "--seconds",
            defaultValue = "30",
            description = "Length of the overload, and of peak and normal load before it. Default ${DEFAULT-VALUE}.")
    private int seconds;

    @CommandLine.Option(
            names = "--capacity",
            defaultValue = "20000",
            description = "Settlements a second that the gateway is held to. Default ${DEFAULT-VALUE}.")
    private int capacityPerSecond;

    @CommandLine.Option(
            names = "--factor",
            defaultValue = "10",
            description = "Offered load over capacity. Default ${DEFAULT-VALUE}.")
    private int factor;

    @CommandLine.Option(names = "--connections", defaultValue = "64", description = "Default ${DEFAULT-VALUE}.")
    private int connections;

    @CommandLine.Option(
            names = "--slow-readers",
            defaultValue = "1000",
            description = "Connections that read one byte a second; 0 leaves that part out. Default ${DEFAULT-VALUE}.")
    private int slowReaders;

    @CommandLine.Option(
            names = "--in-flight",
            defaultValue = "1024",
            description = "The gateway's limits.in-flight. A control group lets its processes stand still for the rest "
                    + "of each tenth of a second, and what comes meanwhile has to find room. Default ${DEFAULT-VALUE}.")
    private int inFlight;

    @CommandLine.Option(
            names = "--queue-time",
            defaultValue = "150",
            description = "The gateway's limits.queue-time, in milliseconds, for the same reason. "
                    + "Default ${DEFAULT-VALUE}.")
    private int queueTimeMs;

    @Override
    public Integer call() throws IOException {
        final OverloadConfiguration configuration = new OverloadConfiguration(
                held,
                seconds,
                capacityPerSecond,
                factor,
                connections,
                campaign.personCount(),
                campaign.seed(),
                slowReaders,
                inFlight,
                queueTimeMs);
        return campaign.run(
                directory -> OverloadDriver.missing(),
                ServerOptions::loadKit,
                (kit, directory, progress) -> new OverloadDriver(configuration, kit, directory, progress).run());
    }
}

package io.yidi.load;

import io.yidi.load.latency.LatencyConfiguration;
import io.yidi.load.latency.LatencyDriver;
import io.yidi.load.shim.IoShim;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** 时延核对命令: holds one force under load and sees whether everybody tells the same of it. */
@CommandLine.Command(
        name = "latencies",
        mixinStandardHelpOptions = true,
        description = {
            "Drive a gateway by a fixed schedule, hold one force, and compare what the driver saw, from the intended "
                    + "send time, with the page, Prometheus' format and the log of the gateway.",
            "Needs gcc; without, it says 'skipped: …'.",
            "Exit code 0 only if all of them show the pause and agree within a bucket; else 3."
        })
final class LatenciesCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(200);

    @CommandLine.Option(
            names = "--rate",
            defaultValue = "300",
            description = "Requests a second. Default ${DEFAULT-VALUE}.")
    private long ratePerSecond;

    @CommandLine.Option(names = "--duration", defaultValue = "8", description = "Seconds. Default ${DEFAULT-VALUE}.")
    private int durationSeconds;

    @CommandLine.Option(
            names = "--pause",
            defaultValue = "50",
            description = "Milliseconds that one force is held. Default ${DEFAULT-VALUE}.")
    private int pauseMs;

    @Override
    public Integer call() throws IOException {
        final LatencyConfiguration configuration = new LatencyConfiguration(
                ratePerSecond,
                TimeUnit.SECONDS.toNanos(durationSeconds),
                pauseMs,
                campaign.personCount(),
                campaign.seed());
        return campaign.run(
                IoShim::missing,
                ServerOptions::loadKit,
                (kit, directory, progress) -> new LatencyDriver(configuration, kit, directory).run());
    }
}

package io.yidi.load;

import io.yidi.load.gates.DoorCostConfiguration;
import io.yidi.load.gates.DoorCostDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 接口代价命令: compares what the two native doors cost the processor. */
@CommandLine.Command(
        name = "door-cost",
        mixinStandardHelpOptions = true,
        description = {
            "Settle the same bills of 20 fee lines through the binary and the JSON door in turns, and compare the "
                    + "processor time of the gateway.",
            "Exit code 0 only if JSON costs at most so many times as much; else 3."
        })
final class DoorCostCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(4096);

    @CommandLine.Option(names = "--rounds", defaultValue = "7", description = "Default ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--requests",
            defaultValue = "200000",
            description = "Through each door in each round. Default ${DEFAULT-VALUE}.")
    private long requests;

    @CommandLine.Option(names = "--goal", defaultValue = "2.0", description = "Default ${DEFAULT-VALUE}.")
    private double goalRatio;

    @Override
    public Integer call() throws IOException {
        final DoorCostConfiguration configuration =
                new DoorCostConfiguration(rounds, requests, goalRatio, campaign.personCount(), campaign.seed());
        return campaign.run(
                CampaignRun.Need.NOTHING,
                ServerOptions::loadKit,
                (kit, directory, progress) -> new DoorCostDriver(configuration, kit, directory, progress).run());
    }
}

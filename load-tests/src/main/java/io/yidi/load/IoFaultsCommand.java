package io.yidi.load;

import io.yidi.load.shim.IoFaultConfiguration;
import io.yidi.load.shim.IoFaultDriver;
import io.yidi.load.shim.IoShim;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 写盘故障命令: makes single writes and forces of the journal go wrong and checks what the gateway does. */
@CommandLine.Command(
        name = "io-faults",
        mixinStandardHelpOptions = true,
        description = {
            "Put a library between gateway and kernel that makes the n-th write or force of the journal fail, write "
                    + "half, or do nothing; then ask a gateway on an honest disk for every acknowledgement.",
            "Needs gcc; without, it says 'skipped: …'.",
            "Exit code 0 only if nothing was lost, changed or doubled and every failure ended the gateway with exit "
                    + "code 21 within 100 ms; else 3."
        })
final class IoFaultsCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(200);

    @CommandLine.Option(names = "--count", defaultValue = "100", description = "Faults. Default ${DEFAULT-VALUE}.")
    private int count;

    @CommandLine.Option(
            names = "--faults-per-directory",
            defaultValue = "20",
            description = "Faults before the data begin anew. Default ${DEFAULT-VALUE}.")
    private int faultsPerDirectory;

    @CommandLine.Option(
            names = "--calls-max",
            defaultValue = "600",
            description = "Highest number of the call that goes wrong; small numbers hit the start. "
                    + "Default ${DEFAULT-VALUE}.")
    private int callsMax;

    @CommandLine.Option(
            names = "--binary-lanes",
            defaultValue = "3",
            description = "Connections to the binary door. Default ${DEFAULT-VALUE}.")
    private int binaryLanes;

    @CommandLine.Option(
            names = "--older-sample",
            defaultValue = "200",
            description = "Older acknowledgements asked again after each fault. Default ${DEFAULT-VALUE}.")
    private int olderSample;

    @CommandLine.Option(
            names = "--exit-within-ms",
            defaultValue = "100",
            description = "Longest time from a fault it was told of to its end. Default ${DEFAULT-VALUE}.")
    private int exitWithinMs;

    @Override
    public Integer call() throws IOException {
        final IoFaultConfiguration configuration = new IoFaultConfiguration(
                count, faultsPerDirectory, campaign.seed(), callsMax, binaryLanes, olderSample, exitWithinMs);
        return campaign.run(
                IoShim::missing,
                ServerOptions::campaignKit,
                (kit, directory, progress) ->
                        new IoFaultDriver(configuration, kit, directory, campaign.personCount(), progress).run());
    }
}

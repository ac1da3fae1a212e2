package io.yidi.load;

import io.yidi.load.gates.GatesConfiguration;
import io.yidi.load.gates.GatesDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 门限命令: counts what settlements cost and holds it against bounds. */
@CommandLine.Command(
        name = "gates",
        mixinStandardHelpOptions = true,
        description = {
            "Send fixed loads to a gateway and count what it spends on a settlement: memory from the heap by thread, "
                    + "forces, waits, system calls (needs strace and the right to use it; else these are skipped), "
                    + "bytes of a record.",
            "Exit code 0 only if every count is within its bounds; else 3."
        })
final class GatesCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(4096);

    @CommandLine.Option(
            names = "--requests",
            defaultValue = "100000",
            description = "Settlements through the binary door while memory is counted. Default ${DEFAULT-VALUE}.")
    private long requests;

    @CommandLine.Option(
            names = "--json-requests",
            defaultValue = "20000",
            description = "Settlements through the JSON door while memory is counted. Default ${DEFAULT-VALUE}.")
    private long jsonRequests;

    @Override
    public Integer call() throws IOException {
        final GatesConfiguration configuration =
                new GatesConfiguration(requests, jsonRequests, campaign.personCount(), campaign.seed());
        return campaign.run(
                CampaignRun.Need.NOTHING,
                ServerOptions::loadKit,
                (kit, directory, progress) -> new GatesDriver(configuration, kit, directory, progress).run());
    }
}

package io.yidi.load;

import io.yidi.load.gates.SoakConfiguration;
import io.yidi.load.gates.SoakDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 浸泡命令: lets a gateway serve without a garbage collector. */
@CommandLine.Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = {
            "Serve settlements over TCP from a gateway whose JVM never collects (Epsilon) and has a small heap, start "
                    + "and all, with its classes from an archive; needs about 1.5 KB of disk a settlement. --jvm is "
                    + "not used.",
            "Exit code 0 only if it answered all of them and lives; else 3."
        })
final class SoakCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(512);

    @CommandLine.Option(names = "--requests", defaultValue = "20000000", description = "Default ${DEFAULT-VALUE}.")
    private long requests;

    @CommandLine.Option(
            names = "--heap",
            defaultValue = "256",
            description = "All the heap it has, in MiB. Default ${DEFAULT-VALUE}.")
    private int heapMb;

    @Override
    public Integer call() throws IOException {
        final SoakConfiguration configuration =
                new SoakConfiguration(requests, heapMb, campaign.personCount(), campaign.seed());
        return campaign.run(
                CampaignRun.Need.NOTHING,
                ServerOptions::loadKit,
                (kit, directory, progress) -> new SoakDriver(configuration, kit, directory, progress).run());
    }
}

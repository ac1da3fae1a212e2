package io.yidi.load;

import io.yidi.load.disk.MemoryDisk;
import io.yidi.load.diskfull.DiskFullConfiguration;
import io.yidi.load.diskfull.DiskFullDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 磁盘写满命令: fills the disk below a gateway under load and frees it again. */
@CommandLine.Command(
        name = "disk-full",
        mixinStandardHelpOptions = true,
        description = {
            "Fill the file system below a gateway under load until new settlements are turned away (YD-2003), see that "
                    + "repeats, queries and reversals are answered, free it, see that settlements are taken again; at "
                    + "the end kill -9 and ask for every acknowledgement.",
            "Needs root for a tmpfs; without, it says 'skipped: …'.",
            "Exit code 0 only if all of that held; else 3."
        })
final class DiskFullCommand implements Callable<Integer> {

    private static final long MIB = 1L << 20;

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(200);

    @CommandLine.Option(names = "--cycles", defaultValue = "20", description = "Default ${DEFAULT-VALUE}.")
    private int cycles;

    @CommandLine.Option(
            names = "--cycles-per-disk",
            defaultValue = "5",
            description = "Cycles before gateway and file system begin anew. Default ${DEFAULT-VALUE}.")
    private int cyclesPerDisk;

    @CommandLine.Option(
            names = "--disk",
            defaultValue = "96",
            description = "MiB of the file system. Default ${DEFAULT-VALUE}.")
    private int diskMib;

    @CommandLine.Option(
            names = "--binary-lanes",
            defaultValue = "2",
            description = "Connections to the binary door. Default ${DEFAULT-VALUE}.")
    private int binaryLanes;

    @CommandLine.Option(
            names = "--probes",
            defaultValue = "50",
            description = "Requests of each kind while the disk is full. Default ${DEFAULT-VALUE}.")
    private int probes;

    @Override
    public Integer call() throws IOException {
        final DiskFullConfiguration configuration =
                new DiskFullConfiguration(cycles, cyclesPerDisk, campaign.seed(), diskMib * MIB, binaryLanes, probes);
        return campaign.run(
                MemoryDisk::missing,
                ServerOptions::campaignKit,
                (kit, directory, progress) ->
                        new DiskFullDriver(configuration, kit, directory, campaign.personCount(), progress).run());
    }
}

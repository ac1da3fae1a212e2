package io.yidi.load;

import io.yidi.load.disk.DiskImage;
import io.yidi.load.powercut.PowerCutConfiguration;
import io.yidi.load.powercut.PowerCutDriver;
import io.yidi.load.shim.IoFault;
import io.yidi.load.shim.IoShim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 断电命令: cuts the power again and again and checks every acknowledgement given before. */
@CommandLine.Command(
        name = "power-cuts",
        mixinStandardHelpOptions = true,
        description = {
            "Run a gateway on a file system inside a file, copy that file at random moments under load, start another "
                    + "gateway on the copy and ask it for what was acknowledged before.",
            "Needs root for loop devices; without, it says 'skipped: …'.",
            "Exit code 0 only if nothing was lost, changed or doubled and every copy started; else 3."
        })
final class PowerCutsCommand implements Callable<Integer> {

    private static final long MIB = 1L << 20;

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(200);

    @CommandLine.Option(names = "--count", defaultValue = "100", description = "Cuts. Default ${DEFAULT-VALUE}.")
    private int count;

    @CommandLine.Option(
            names = "--cuts-per-disk",
            defaultValue = "20",
            description = "Cuts before gateway and file system begin anew. Default ${DEFAULT-VALUE}.")
    private int cutsPerDisk;

    @CommandLine.Option(
            names = "--burst",
            defaultValue = "60",
            description = "Most milliseconds under load before a cut. Default ${DEFAULT-VALUE}.")
    private int burstMs;

    @CommandLine.Option(
            names = "--binary-lanes",
            defaultValue = "3",
            description = "Connections to the binary door. Default ${DEFAULT-VALUE}.")
    private int binaryLanes;

    @CommandLine.Option(
            names = "--json-lanes",
            defaultValue = "1",
            description = "Connections to the JSON door. Default ${DEFAULT-VALUE}.")
    private int jsonLanes;

    @CommandLine.Option(
            names = "--older-sample",
            defaultValue = "200",
            description = "Acknowledgements from before the last cut asked again. Default ${DEFAULT-VALUE}.")
    private int olderSample;

    @CommandLine.Option(
            names = "--image",
            defaultValue = "128",
            description = "MiB of the file system. Default ${DEFAULT-VALUE}.")
    private int imageMib;

    @CommandLine.Option(
            names = "--lying-disk",
            description = "Let the disk confirm every force and do none: the campaign must find that. Needs gcc.")
    private boolean isDiskLying;

    @Override
    public Integer call() throws IOException {
        final PowerCutConfiguration configuration = new PowerCutConfiguration(
                count, cutsPerDisk, campaign.seed(), binaryLanes, jsonLanes, burstMs, olderSample, imageMib * MIB);
        return campaign.run(
                DiskImage::missing,
                ServerOptions::campaignKit,
                (kit, directory, progress) -> new PowerCutDriver(
                                configuration, kit, directory, campaign.personCount(), environment(directory), progress)
                        .run());
    }

    private Map<String, String> environment(final Path directory) throws IOException {
        return isDiskLying
                ? IoShim.compile(directory)
                        .environment(IoFault.lyingDisk(), directory.resolve("original"), directory.resolve("mark"))
                : Map.of();
    }
}

package io.yidi.load.powercut;

import io.yidi.load.campaign.Campaign;
import io.yidi.load.campaign.ChildGateway;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.campaign.Tally;
import io.yidi.load.campaign.Traffic;
import io.yidi.load.disk.DiskImage;
import io.yidi.load.disk.MountedDisk;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ProcessPause;
import io.yidi.load.process.ServerNotReadyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * 断电驱动: cuts the power of a copy while the original goes on.
 *
 * <p>At a cut the gateway is held still and the backing file is copied as it is at one moment. The page cache of the
 * inner file system is not in that file: what the gateway had not forced is missing from the copy, as after a real cut.
 * The gateway stays held until the copy is judged, so every acknowledgement it had sent has been read by then, and none
 * can have been added.
 */
public final class PowerCutDriver {

    private static final String SEGMENTS = "journal { segment-size = 1MiB, snapshot-every = 2000 }";

    private final PowerCutConfiguration configuration;
    private final GatewayKit kit;
    private final Path directory;
    private final int personCount;
    private final Map<String, String> environment;
    private final PrintWriter progress;
    private final SplittableRandom random;
    private final Tally tally = new Tally();
    private final Histogram copyUs = new Histogram(3);
    private final Histogram readyMs = new Histogram(3);
    private final List<String> failedStarts = new ArrayList<>();
    private long acknowledged;
    private int cuts;

    /**
     * A driver for one campaign.
     *
     * @param configuration of the campaign
     * @param kit of the gateways
     * @param directory for images and mounts
     * @param personCount of the reference file
     * @param environment of the gateway that is cut, such as a library that makes its disk lie
     * @param progress told about each disk
     */
    public PowerCutDriver(
            final PowerCutConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final int personCount,
            final Map<String, String> environment,
            final PrintWriter progress) {
        this.configuration = configuration;
        this.kit = kit;
        this.directory = directory;
        this.personCount = personCount;
        this.environment = environment;
        this.progress = progress;
        this.random = new SplittableRandom(configuration.seed());
    }

    /**
     * Runs it.
     *
     * @return what was found
     * @throws IOException if a gateway that was not cut dies, or the tools fail
     */
    public ResultBlock run() throws IOException {
        for (int disk = 0; cuts < configuration.cuts(); disk++) {
            runDisk(disk);
        }
        return result();
    }

    private void runDisk(final int disk) throws IOException {
        final Path image = directory.resolve("original.img");
        DiskImage.format(image, configuration.imageBytes());
        try (MountedDisk mounted = MountedDisk.ofImage(image, directory.resolve("original"));
                Campaign campaign = Campaign.begin(
                        configuration.seed() + disk,
                        personCount,
                        directory.resolve("acknowledgements-" + disk + ".bin"),
                        tally);
                ChildGateway gateway = new ChildGateway(
                        kit.setup(
                                directory.resolve("gateway"),
                                mounted.directory().resolve("data"),
                                SEGMENTS),
                        campaign.requests(),
                        environment)) {
            gateway.start();
            final Traffic traffic = campaign.traffic();
            traffic.start(gateway.open(configuration.binaryLanes(), configuration.jsonLanes()));
            final int last = Math.min(configuration.cuts(), cuts + configuration.cutsPerDisk());
            while (cuts < last) {
                traffic.awaitAcknowledged(traffic.acknowledgedCount() + 1);
                LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(configuration.burstMs())));
                cut(image, gateway, campaign);
                cuts++;
            }
            traffic.expectEnd();
            gateway.kill();
            traffic.awaitEnd();
            acknowledged += campaign.acknowledgedCount();
        }
        Files.delete(directory.resolve("acknowledgements-" + disk + ".bin"));
        progress.println("disk " + (disk + 1) + ": " + cuts + " cuts, " + acknowledged + " acknowledged, "
                + tally.verifiedCount() + " verified, " + failedStarts.size() + " failed to start, ready after p50 "
                + readyMs.getValueAtPercentile(50) + " ms");
        progress.flush();
    }

    private void cut(final Path image, final ChildGateway gateway, final Campaign campaign) throws IOException {
        final Path copy = directory.resolve("copy.img");
        final ProcessPause pause = ProcessPause.of(gateway.process().pid());
        try {
            final long startNs = System.nanoTime();
            DiskImage.copyAtOneMoment(image, copy);
            copyUs.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNs));
            judge(copy, campaign, pause);
        } finally {
            pause.end();
            Files.deleteIfExists(copy);
        }
    }

    /** What the gateway answered before it was held; had it gone on since, that would look like a loss. */
    private void judge(final Path image, final Campaign campaign, final ProcessPause pause) throws IOException {
        try (MountedDisk mounted = MountedDisk.ofImage(image, directory.resolve("copy"))) {
            final GatewaySetup setup =
                    kit.setup(directory.resolve("survivor"), mounted.directory().resolve("data"), SEGMENTS);
            try (ChildGateway survivor = new ChildGateway(setup, campaign.requests())) {
                final long startNs = System.nanoTime();
                survivor.start();
                readyMs.recordValue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs));
                final int acknowledgedCount = campaign.acknowledgedCount();
                pause.requireStill();
                campaign.verifyCopy(survivor, acknowledgedCount, configuration.olderSample());
                survivor.kill();
            } catch (final ServerNotReadyException e) {
                failedStarts.add("cut " + (cuts + 1) + ": " + e.getMessage());
            }
        }
    }

    private ResultBlock result() {
        return new ResultBlock()
                .line("cuts", "%d", cuts)
                .line("acknowledgements", "%d", acknowledged)
                .line("verified repeats", "%d", tally.verifiedCount())
                .findings(tally, cuts, "cuts")
                .finding("failed to start", failedStarts.size(), cuts, "cuts")
                .line(
                        "copy",
                        "p50 %.1f ms, max %.1f ms",
                        copyUs.getValueAtPercentile(50) / 1e3,
                        copyUs.getMaxValue() / 1e3)
                .line(
                        "start after a cut",
                        "p50 %d ms, p99 %d ms, max %d ms",
                        readyMs.getValueAtPercentile(50),
                        readyMs.getValueAtPercentile(99),
                        readyMs.getMaxValue())
                .details(tally.details())
                .details(failedStarts);
    }
}

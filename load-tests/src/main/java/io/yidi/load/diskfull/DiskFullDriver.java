package io.yidi.load.diskfull;

import io.yidi.load.campaign.AckLedger;
import io.yidi.load.campaign.Answer;
import io.yidi.load.campaign.Campaign;
import io.yidi.load.campaign.ChildGateway;
import io.yidi.load.campaign.Door;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.campaign.Tally;
import io.yidi.load.campaign.Traffic;
import io.yidi.load.disk.MountedDisk;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * 磁盘写满驱动: fills and frees the file system below a gateway that settles all the time.
 *
 * <p>While it is full, new settlements must be turned away with YD-2003, reversals and repeats must be answered; when
 * there is space again, settlements must be taken again by the same process.
 */
public final class DiskFullDriver {

    private static final String SEGMENTS = "journal.segment-size = 1MiB";
    private static final long FULL_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long RESUME_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(5);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double LOW_GOAL_US = 1_000;
    private static final int OLDER_SAMPLE = 500;

    private final DiskFullConfiguration configuration;
    private final GatewayKit kit;
    private final Path directory;
    private final int personCount;
    private final PrintWriter progress;
    private final Tally tally = new Tally();
    private final Histogram lowUs = new Histogram(3);
    private final Histogram resumedMs = new Histogram(3);
    private final List<String> details = new ArrayList<>();
    private int cycles;
    private int neverFull;
    private int notServed;
    private int notResumed;
    private int died;
    private long reversals;
    private long acknowledged;

    /**
     * A driver for one campaign.
     *
     * @param configuration of the campaign
     * @param kit of the gateways
     * @param directory for the mount
     * @param personCount of the reference file
     * @param progress told about each cycle
     */
    public DiskFullDriver(
            final DiskFullConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final int personCount,
            final PrintWriter progress) {
        this.configuration = configuration;
        this.kit = kit;
        this.directory = directory;
        this.personCount = personCount;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @return what was found
     * @throws IOException if a gateway does not start, or the tools fail
     */
    public ResultBlock run() throws IOException {
        for (int disk = 0; cycles < configuration.cycles(); disk++) {
            runDisk(disk);
        }
        return result();
    }

    private void runDisk(final int disk) throws IOException {
        final Path ledger = directory.resolve("acknowledgements-" + disk);
        try (MountedDisk mounted = MountedDisk.ofMemory(configuration.diskBytes(), directory.resolve("disk"));
                Campaign campaign = Campaign.begin(configuration.seed() + disk, personCount, ledger, tally)) {
            final GatewaySetup setup =
                    kit.setup(directory.resolve("gateway"), mounted.directory().resolve("data"), SEGMENTS);
            try (ChildGateway gateway = new ChildGateway(setup, campaign.requests())) {
                gateway.start();
                final int last = Math.min(configuration.cycles(), cycles + configuration.cyclesPerDisk());
                boolean isAlive = true;
                while (cycles < last && isAlive) {
                    isAlive = cycle(gateway, campaign, mounted.directory().resolve("ballast"));
                    cycles++;
                }
                gateway.kill();
                gateway.start();
                campaign.verifyRecent(gateway, OLDER_SAMPLE);
                campaign.verifyAll(gateway);
                gateway.kill();
            }
            acknowledged += campaign.acknowledgedCount();
        }
        Files.delete(ledger);
    }

    private boolean cycle(final ChildGateway gateway, final Campaign campaign, final Path ballastFile)
            throws IOException {
        final Traffic traffic = campaign.traffic();
        traffic.expectBreak();
        traffic.start(gateway.open(configuration.binaryLanes(), 0));
        final boolean isAlive = fillAndLook(gateway, campaign, ballastFile);
        if (isAlive) {
            awaitResumed(traffic);
        } else {
            died++;
            details.add("cycle " + (cycles + 1) + ": the gateway ended with exit code "
                    + gateway.process().awaitExit(EXIT_TIMEOUT));
        }
        traffic.expectEnd();
        traffic.awaitEnd();
        progress.println(
                "cycle " + (cycles + 1) + ": " + campaign.acknowledgedCount() + " acknowledged, STORAGE_LOW p99 "
                        + lowUs.getValueAtPercentile(99) + " us, " + details.size() + " findings");
        progress.flush();
        return isAlive;
    }

    private boolean fillAndLook(final ChildGateway gateway, final Campaign campaign, final Path ballastFile)
            throws IOException {
        try (Ballast ballast = new Ballast(ballastFile);
                FullDiskProbe probe = new FullDiskProbe(gateway.process().address("binary"), campaign)) {
            if (fillUntilLow(gateway, probe, ballast)) {
                lookWhileFull(probe, campaign);
            }
            return gateway.process().isAlive();
        } catch (final IOException e) {
            if (gateway.process().awaitExit(EXIT_TIMEOUT).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    private boolean fillUntilLow(final ChildGateway gateway, final FullDiskProbe probe, final Ballast ballast)
            throws IOException {
        final long deadlineNs = System.nanoTime() + FULL_TIMEOUT_NS;
        while (gateway.process().isAlive() && System.nanoTime() - deadlineNs < 0) {
            ballast.fill();
            if (probe.settle().kind() == Answer.Kind.STORAGE_LOW) {
                return true;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        neverFull++;
        details.add("cycle " + (cycles + 1) + ": settlements were never turned away with STORAGE_LOW");
        return false;
    }

    private void lookWhileFull(final FullDiskProbe probe, final Campaign campaign) throws IOException {
        for (int i = 0; i < configuration.probes(); i++) {
            final long startNs = System.nanoTime();
            expectServed("a settlement", probe.settle().kind() == Answer.Kind.STORAGE_LOW);
            lowUs.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNs));
        }
        for (final AckLedger.Entry entry : campaign.recentSettlements(Door.BINARY, configuration.probes())) {
            expectServed("a repeat of " + entry.number(), probe.repeat(entry).isRepeat());
            expectServed("a query of " + entry.number(), probe.isKnown(entry));
            expectServed(
                    "a reversal of " + entry.number(),
                    probe.reverse(entry).kind().isAcknowledgement());
            reversals++;
        }
    }

    private void expectServed(final String what, final boolean isServed) {
        if (!isServed) {
            notServed++;
            details.add("cycle " + (cycles + 1) + ": " + what + " was not answered as it should be on a full disk");
        }
    }

    private void awaitResumed(final Traffic traffic) {
        final long before = traffic.acknowledgedCount();
        final long startNs = System.nanoTime();
        while (traffic.acknowledgedCount() < before + 100) {
            if (System.nanoTime() - startNs > RESUME_TIMEOUT_NS) {
                notResumed++;
                details.add("cycle " + (cycles + 1) + ": settlements were not taken again");
                return;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        resumedMs.recordValue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs));
    }

    private ResultBlock result() {
        return new ResultBlock()
                .line("cycles", "%d", cycles)
                .line("acknowledgements", "%d, %d reversals on a full disk", acknowledged, reversals)
                .line("verified repeats", "%d", tally.verifiedCount())
                .findings(tally, cycles, "cycles")
                .finding("process ended", died, cycles, "cycles")
                .finding("never full", neverFull, cycles, "cycles")
                .finding("not served", notServed, cycles, "cycles")
                .finding("not resumed", notResumed, cycles, "cycles")
                .line(
                        "STORAGE_LOW after",
                        "p50 %d us, p99 %d us, max %d us (aim: p99 %.0f us)",
                        lowUs.getValueAtPercentile(50),
                        lowUs.getValueAtPercentile(99),
                        lowUs.getMaxValue(),
                        LOW_GOAL_US)
                .line(
                        "settling again",
                        "p50 %d ms, max %d ms after space was freed",
                        resumedMs.getValueAtPercentile(50),
                        resumedMs.getMaxValue())
                .details(tally.details())
                .details(details);
    }
}

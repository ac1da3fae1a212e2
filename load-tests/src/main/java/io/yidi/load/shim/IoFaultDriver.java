package io.yidi.load.shim;

import io.yidi.load.campaign.Campaign;
import io.yidi.load.campaign.ChildGateway;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.campaign.Tally;
import io.yidi.load.campaign.Traffic;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ServerNotReadyException;
import io.yidi.load.process.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * 写盘故障驱动: makes one call of the journal go wrong, sees how the gateway takes it, and asks for everything after a
 * restart on an honest disk.
 *
 * <p>A failed write or force must end the gateway with its own exit code, at once. A short write must be finished. What
 * goes wrong with a segment that is only being prepared must not end it. A dropped write may damage what was confirmed:
 * then the restart must say so; it must not serve with something missing.
 */
public final class IoFaultDriver {

    private static final long REACHED_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(8);
    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(5);
    private static final long AFTER_FAULT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int ACKS_AFTER_FAULT = 200;
    private static final long POLL_NS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final String SEGMENTS = "journal.segment-size = 1MiB";

    private final IoFaultConfiguration configuration;
    private final GatewayKit kit;
    private final Path directory;
    private final int personCount;
    private final PrintWriter progress;
    private final IoShim shim;
    private final SplittableRandom random;
    private final Tally tally = new Tally();
    private final FaultFindings findings;
    private final Map<String, Integer> places = new TreeMap<>();
    private long acknowledged;
    private int done;

    /**
     * A driver for one campaign.
     *
     * @param configuration of the campaign
     * @param kit of the gateways
     * @param directory for data and library
     * @param personCount of the reference file
     * @param progress told about each directory
     * @throws IOException if the library cannot be compiled
     */
    public IoFaultDriver(
            final IoFaultConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final int personCount,
            final PrintWriter progress)
            throws IOException {
        this.configuration = configuration;
        this.findings = new FaultFindings(TimeUnit.MILLISECONDS.toNanos(configuration.exitWithinMs()));
        this.kit = kit;
        this.directory = directory;
        this.personCount = personCount;
        this.progress = progress;
        this.shim = IoShim.compile(directory);
        this.random = new SplittableRandom(configuration.seed());
    }

    /**
     * Runs it.
     *
     * @return what was found
     * @throws IOException if a gateway on an honest disk does not start, or dies
     */
    public ResultBlock run() throws IOException {
        for (int round = 0; done < configuration.count(); round++) {
            runDirectory(round);
        }
        return findings.addTo(new ResultBlock()
                        .line("faults", "%d: %s", done, places)
                        .line("acknowledgements", "%d", acknowledged)
                        .line("verified repeats", "%d", tally.verifiedCount())
                        .findings(tally, done, "faults"))
                .details(tally.details());
    }

    private void runDirectory(final int round) throws IOException {
        final Path home = directory.resolve("gateway-" + round);
        final Path data = home.resolve("data");
        final GatewaySetup setup = kit.setup(home, data, SEGMENTS);
        boolean isDamaged = false;
        try (Campaign campaign = Campaign.begin(
                configuration.seed() + round, personCount, directory.resolve("acknowledgements-" + round), tally)) {
            final int last = Math.min(configuration.count(), done + configuration.faultsPerDirectory());
            while (done < last && !isDamaged) {
                final IoFault fault = anyFault();
                inject(fault, setup, data.resolve("journal"), campaign);
                isDamaged = !verify(fault, setup, campaign);
                done++;
            }
            acknowledged += campaign.acknowledgedCount();
        }
        GatewaySetup.deleteTree(home);
        Files.delete(directory.resolve("acknowledgements-" + round));
        progress.println("directory " + (round + 1) + ": " + done + " faults, " + acknowledged + " acknowledged, "
                + tally.verifiedCount() + " verified, " + findings.summary());
        progress.flush();
    }

    private IoFault anyFault() {
        final IoFault.Kind kind = IoFault.Kind.WRONG.get(random.nextInt(IoFault.Kind.WRONG.size()));
        final IoFault.Calls calls = kind == IoFault.Kind.SHORT
                ? IoFault.Calls.WRITE
                : IoFault.Calls.values()[random.nextInt(IoFault.Calls.values().length)];
        final int digits = Integer.SIZE - Integer.numberOfLeadingZeros(configuration.callsMax());
        final long at = 1L + random.nextInt(Math.min(configuration.callsMax(), 1 << 1 + random.nextInt(digits)));
        return IoFault.once(calls, at, kind);
    }

    private void inject(final IoFault fault, final GatewaySetup setup, final Path journal, final Campaign campaign)
            throws IOException {
        final Path mark = directory.resolve("mark");
        Files.deleteIfExists(mark);
        try (ChildGateway gateway =
                new ChildGateway(setup, campaign.requests(), shim.environment(fault, journal, mark))) {
            try {
                gateway.start();
            } catch (final ServerNotReadyException e) {
                note(FaultMark.read(mark), "start");
                findings.startFailed(fault, FaultMark.read(mark), e);
                return;
            }
            final ExitClock clock = ExitClock.of(gateway.process());
            final Traffic traffic = campaign.traffic();
            traffic.expectBreak();
            traffic.start(gateway.open(configuration.binaryLanes(), 0));
            final Optional<FaultMark> hit = awaitMark(mark, gateway.process());
            note(hit, "load");
            judge(fault, hit, gateway.process(), clock, campaign);
            traffic.expectEnd();
            gateway.kill();
            traffic.awaitEnd();
        }
    }

    private void judge(
            final IoFault fault,
            final Optional<FaultMark> hit,
            final ServerProcess gateway,
            final ExitClock clock,
            final Campaign campaign) {
        if (hit.isEmpty()) {
            findings.notReached();
            return;
        }
        final boolean mustEnd = fault.kind().isTold() && !hit.get().isPreparation();
        if (mustEnd) {
            final OptionalInt exitCode = gateway.awaitExit(EXIT_TIMEOUT);
            findings.ended(
                    fault, hit.get(), exitCode, clock.endedAtNs() - hit.get().atNs());
        } else {
            awaitMore(campaign, gateway);
            findings.lived(fault, hit.get(), gateway.isAlive() ? OptionalInt.empty() : gateway.awaitExit(EXIT_TIMEOUT));
        }
    }

    /** What was lost without a word can be noticed only once something has followed it. */
    private static void awaitMore(final Campaign campaign, final ServerProcess gateway) {
        final int wanted = campaign.acknowledgedCount() + ACKS_AFTER_FAULT;
        final long deadlineNs = System.nanoTime() + AFTER_FAULT_NS;
        while (campaign.acknowledgedCount() < wanted && gateway.isAlive() && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private boolean verify(final IoFault fault, final GatewaySetup setup, final Campaign campaign) throws IOException {
        try (ChildGateway gateway = new ChildGateway(setup, campaign.requests())) {
            gateway.start();
            final long lostBefore = tally.lostCount() + tally.changedCount();
            campaign.verifyRecent(gateway, configuration.olderSample());
            campaign.verifyCounters(gateway);
            gateway.kill();
            findings.missing(fault, tally.lostCount() + tally.changedCount() - lostBefore);
            return true;
        } catch (final ServerNotReadyException e) {
            findings.restartFailed(fault, e);
            return false;
        }
    }

    private Optional<FaultMark> awaitMark(final Path mark, final ServerProcess gateway) throws IOException {
        final long deadlineNs = System.nanoTime() + REACHED_TIMEOUT_NS;
        Optional<FaultMark> hit = FaultMark.read(mark);
        while (hit.isEmpty() && gateway.isAlive() && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(POLL_NS);
            hit = FaultMark.read(mark);
        }
        return hit.isPresent() ? hit : FaultMark.read(mark);
    }

    private void note(final Optional<FaultMark> hit, final String when) {
        hit.ifPresent(mark -> places.merge(
                when + " " + (mark.isPreparation() ? "spare" : mark.fileName().replaceAll("[-.].*", "")),
                1,
                Integer::sum));
    }
}

package io.yidi.load.kill;

import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.ReferenceFileWriter;
import io.yidi.load.process.GatewaySetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * 强杀驱动: sends, kills, restarts, asks again; at the end everything (P1, P4, P5).
 *
 * <p>A request unanswered at a kill may have happened or not. It is sent again after the restart, and the answer it
 * gets then must stand like any other.
 */
public final class KillDriver {

    private static final long KILL_JITTER_NS_MAX = TimeUnit.MILLISECONDS.toNanos(3);

    private final KillConfiguration configuration;
    private final GatewayUnderTest gateway;
    private final CampaignRequests requests;
    private final AckLedger ledger;
    private final PrintWriter progress;
    private final Tally tally = new Tally();
    private final SplittableRandom random;
    private final RepeatCheck check;
    private final AtomicLong nextNumber = new AtomicLong();
    private final Queue<Traffic.Unanswered> unanswered = new ConcurrentLinkedQueue<>();
    private final List<Long> restartMs = new ArrayList<>();
    private int checkedCount;
    private long resolved;

    KillDriver(
            final KillConfiguration configuration,
            final GatewayUnderTest gateway,
            final CampaignRequests requests,
            final AckLedger ledger,
            final PrintWriter progress) {
        this.configuration = configuration;
        this.gateway = gateway;
        this.requests = requests;
        this.ledger = ledger;
        this.progress = progress;
        this.random = new SplittableRandom(configuration.seed());
        this.check = new RepeatCheck(gateway, ledger, tally);
    }

    /**
     * Runs a campaign against a gateway in a process of its own.
     *
     * @param configuration of the campaign
     * @param setup of the gateway, on an empty data directory
     * @param personCount of its reference file
     * @param ledgerFile new
     * @param progress told about each kill
     * @return what was found
     * @throws IOException if the gateway does not start, dies by itself or answers nonsense
     */
    public static KillReport run(
            final KillConfiguration configuration,
            final GatewaySetup setup,
            final int personCount,
            final Path ledgerFile,
            final PrintWriter progress)
            throws IOException {
        final CampaignRequests requests = requests(configuration.seed(), personCount, Instant.now());
        try (AckLedger ledger = new AckLedger(ledgerFile);
                GatewayUnderTest gateway = new ChildGateway(setup, requests)) {
            return new KillDriver(configuration, gateway, requests, ledger, progress).run();
        }
    }

    static CampaignRequests requests(final long seed, final int personCount, final Instant start) {
        final LocalDate today = LocalDate.ofInstant(start, ZoneOffset.ofHours(8));
        return new CampaignRequests(
                new BillGenerator(seed, personCount, BillGenerator.CATEGORY_COUNT_MAX / 2, today), start);
    }

    KillReport run() throws IOException {
        gateway.start();
        for (int kill = 1; kill <= configuration.kills(); kill++) {
            driveAndKill();
            final long startNs = System.nanoTime();
            gateway.start();
            restartMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs));
            verifyRecent();
            progress.println("kill " + kill + ": " + ledger.size() + " acknowledged, " + tally.verifiedCount()
                    + " verified, ready after " + restartMs.get(restartMs.size() - 1) + " ms");
            progress.flush();
        }
        check.verify(ledger.entries(0, ledger.size()));
        final List<String> breaks = new AccumulatorCheck(ReferenceFileWriter.BALANCE_FEN)
                .breaks(ledger.entries(0, ledger.size()), requests::personNo);
        breaks.forEach(tally::doubled);
        return report();
    }

    private void driveAndKill() throws IOException {
        final long target = (long) configuration.acksBetween() + random.nextInt(configuration.acksBetween());
        final Traffic traffic = new Traffic(ledger, tally, nextNumber, unanswered, target);
        traffic.start(lanes());
        traffic.awaitTarget();
        LockSupport.parkNanos(random.nextLong(KILL_JITTER_NS_MAX));
        traffic.expectKill();
        gateway.kill();
        traffic.awaitEnd();
    }

    private List<Lane> lanes() throws IOException {
        final List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < configuration.binaryLanes(); i++) {
            lanes.add(gateway.open(Door.BINARY));
        }
        for (int i = 0; i < configuration.jsonLanes(); i++) {
            lanes.add(gateway.open(Door.JSON));
        }
        return lanes;
    }

    private void verifyRecent() throws IOException {
        final int acknowledgedCount = ledger.size();
        check.verify(ledger.entries(checkedCount, acknowledgedCount));
        check.verify(olderSample());
        checkedCount = acknowledgedCount;
        final List<Traffic.Unanswered> open = List.copyOf(unanswered);
        unanswered.clear();
        check.resolve(open);
        resolved += open.size();
    }

    private List<AckLedger.Entry> olderSample() {
        final List<AckLedger.Entry> sample = new ArrayList<>();
        for (int i = 0; i < configuration.olderSample() && checkedCount > 0; i++) {
            final int index = random.nextInt(checkedCount);
            sample.addAll(ledger.entries(index, index + 1));
        }
        return sample;
    }

    private KillReport report() {
        final List<AckLedger.Entry> all = ledger.entries(0, ledger.size());
        Collections.sort(restartMs);
        return new KillReport(
                configuration.kills(),
                all.size(),
                all.stream().filter(entry -> entry.settlement() != null).count(),
                resolved,
                tally.verifiedCount(),
                tally.lostCount(),
                tally.changedCount(),
                tally.doubledCount(),
                tally.busyCount(),
                restartMs.get(restartMs.size() / 2),
                restartMs.get(restartMs.size() - 1),
                tally.details());
    }
}

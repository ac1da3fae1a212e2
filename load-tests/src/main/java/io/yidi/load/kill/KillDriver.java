package io.yidi.load.kill;

import io.yidi.load.campaign.Campaign;
import io.yidi.load.campaign.ChildGateway;
import io.yidi.load.campaign.GatewayUnderTest;
import io.yidi.load.campaign.Tally;
import io.yidi.load.campaign.Traffic;
import io.yidi.load.process.GatewaySetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * 强杀驱动: sends, kills, restarts, asks again; at the end everything.
 *
 * <p>A request unanswered at a kill may have happened or not. It is sent again after the restart, and the answer it
 * gets then must stand like any other.
 */
public final class KillDriver {

    private static final long KILL_JITTER_NS_MAX = TimeUnit.MILLISECONDS.toNanos(3);

    private final KillConfiguration configuration;
    private final GatewayUnderTest gateway;
    private final Campaign campaign;
    private final Tally tally;
    private final PrintWriter progress;
    private final SplittableRandom random;
    private final List<Long> restartMs = new ArrayList<>();

    KillDriver(
            final KillConfiguration configuration,
            final GatewayUnderTest gateway,
            final Campaign campaign,
            final Tally tally,
            final PrintWriter progress) {
        this.configuration = configuration;
        this.gateway = gateway;
        this.campaign = campaign;
        this.tally = tally;
        this.progress = progress;
        this.random = new SplittableRandom(configuration.seed());
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
        final Tally tally = new Tally();
        try (Campaign campaign = Campaign.begin(configuration.seed(), personCount, ledgerFile, tally);
                GatewayUnderTest gateway = new ChildGateway(setup, campaign.requests())) {
            return new KillDriver(configuration, gateway, campaign, tally, progress).run();
        }
    }

    KillReport run() throws IOException {
        gateway.start();
        for (int kill = 1; kill <= configuration.kills(); kill++) {
            driveAndKill();
            final long startNs = System.nanoTime();
            gateway.start();
            restartMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs));
            campaign.verifyRecent(gateway, configuration.olderSample());
            progress.println("kill " + kill + ": " + campaign.acknowledgedCount() + " acknowledged, "
                    + tally.verifiedCount() + " verified, ready after " + restartMs.get(restartMs.size() - 1) + " ms");
            progress.flush();
        }
        campaign.verifyAll(gateway);
        return report();
    }

    private void driveAndKill() throws IOException {
        final Traffic traffic = campaign.traffic();
        traffic.start(gateway.open(configuration.binaryLanes(), configuration.jsonLanes()));
        traffic.awaitAcknowledged((long) configuration.acksBetween() + random.nextInt(configuration.acksBetween()));
        LockSupport.parkNanos(random.nextLong(KILL_JITTER_NS_MAX));
        traffic.expectEnd();
        gateway.kill();
        traffic.awaitEnd();
    }

    private KillReport report() {
        Collections.sort(restartMs);
        return new KillReport(
                configuration.kills(),
                campaign.acknowledgedCount(),
                campaign.settledCount(),
                campaign.resolvedCount(),
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

package io.yidi.load.proxy;

import io.yidi.load.campaign.Campaign;
import io.yidi.load.campaign.ChildGateway;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.campaign.Tally;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.OpenSockets;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** 网络故障驱动: stubborn clients through a bad network; then every request must have exactly one effect. */
public final class ProxyDriver {

    private static final long PROGRESS_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LEAK_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    private final ProxyConfiguration configuration;
    private final GatewayKit kit;
    private final Path directory;
    private final int personCount;
    private final PrintWriter progress;
    private final Tally tally = new Tally();
    private final FaultDice dice;
    private final List<String> stuck = Collections.synchronizedList(new ArrayList<>());
    private long reconnects;

    /**
     * A driver for one campaign.
     *
     * @param configuration of the campaign
     * @param kit of the gateway
     * @param directory for its data
     * @param personCount of the reference file
     * @param progress told every few seconds
     */
    public ProxyDriver(
            final ProxyConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final int personCount,
            final PrintWriter progress) {
        this.configuration = configuration;
        this.kit = kit;
        this.directory = directory;
        this.personCount = personCount;
        this.progress = progress;
        this.dice = new FaultDice(configuration.seed());
    }

    /**
     * Runs it.
     *
     * @return what was found
     * @throws IOException if the gateway does not start, or dies
     */
    public ResultBlock run() throws IOException {
        final Path home = directory.resolve("gateway");
        try (Campaign campaign = Campaign.begin(
                        configuration.seed(), personCount, directory.resolve("acknowledgements"), tally);
                ChildGateway gateway = new ChildGateway(kit.setup(home, home.resolve("data")), campaign.requests())) {
            gateway.start();
            try (FaultProxy proxy = new FaultProxy(gateway.process().address("binary"), dice)) {
                drive(campaign, proxy.address());
            }
            final long leaked = leaked(gateway);
            campaign.verifyAll(gateway);
            return result(campaign, leaked);
        }
    }

    private void drive(final Campaign campaign, final InetSocketAddress proxy) throws IOException {
        final List<StubbornClient> clients = new ArrayList<>();
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < configuration.clients(); i++) {
            final StubbornClient client = new StubbornClient(
                    campaign,
                    proxy,
                    configuration.replyTimeoutMs(),
                    () -> dice.faults() >= configuration.faults(),
                    stuck);
            final Thread thread = new Thread(client, "client-" + i);
            thread.setDaemon(true);
            clients.add(client);
            threads.add(thread);
            thread.start();
        }
        awaitEnd(threads, campaign);
        clients.forEach(client -> reconnects += client.reconnects());
    }

    private void awaitEnd(final List<Thread> threads, final Campaign campaign) {
        long nextProgressNs = System.nanoTime() + PROGRESS_NS;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            if (dice.faults() >= configuration.faults()) {
                dice.end();
            }
            if (System.nanoTime() - nextProgressNs > 0) {
                nextProgressNs += PROGRESS_NS;
                progress.println(dice.faults() + " faults " + dice.drawn() + ", " + campaign.acknowledgedCount()
                        + " acknowledged, " + stuck.size() + " stuck");
                progress.flush();
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private static long leaked(final ChildGateway gateway) throws IOException {
        final int port = gateway.process().address("binary").getPort();
        final long deadlineNs = System.nanoTime() + LEAK_TIMEOUT_NS;
        long open = OpenSockets.connectedTo(gateway.process().pid(), port);
        while (open > 0 && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(POLL_NS);
            open = OpenSockets.connectedTo(gateway.process().pid(), port);
        }
        return open;
    }

    private ResultBlock result(final Campaign campaign, final long leaked) {
        final int faults = dice.faults();
        return new ResultBlock()
                .line("faults", "%d: %s", faults, dice.drawn())
                .line("acknowledgements", "%d over %d connections", campaign.acknowledgedCount(), reconnects)
                .line("verified repeats", "%d", tally.verifiedCount())
                .findings(tally, faults, "faults")
                .finding("stuck", stuck.size(), faults, "faults")
                .finding("leaked", leaked, faults, "faults")
                .details(tally.details())
                .details(stuck);
    }
}

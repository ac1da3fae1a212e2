package io.yidi.load.gates;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.NoiseSample;
import io.yidi.load.process.ServerProcess;
import io.yidi.load.result.Estimate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;

/**
 * 接口代价驱动: what the same bills cost the processor through the binary door and through the JSON door, in turns, in the
 * same bursts over as many connections, one request in flight on each.
 */
public final class DoorCostDriver {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final int CONNECTIONS = 64;
    private static final double NS_PER_US = 1_000;
    private static final double BP_PER_PERCENT = 100;

    private final DoorCostConfiguration configuration;
    private final GatewayKit kit;
    private final Path home;
    private final PrintWriter progress;

    /**
     * A driver for one comparison.
     *
     * @param configuration of the comparison
     * @param kit of the gateway
     * @param directory for its data
     * @param progress told about each round
     */
    public DoorCostDriver(
            final DoorCostConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final PrintWriter progress) {
        this.configuration = configuration;
        this.kit = kit;
        this.home = directory.resolve("gateway");
        this.progress = progress;
    }

    /** Requests through one door. */
    @FunctionalInterface
    private interface Door {

        long send() throws IOException;
    }

    /**
     * Runs it.
     *
     * @return each round, and the median of their ratios
     * @throws IOException if the gateway does not start, or answers anything but settlements
     */
    public ResultBlock run() throws IOException {
        final GatewaySetup setup =
                kit.setup(home, home.resolve(GatewaySetup.DATA), "journal.snapshot-every = " + Integer.MAX_VALUE / 4);
        final ResultBlock result = new ResultBlock()
                .line("jvm", "%s %s", System.getProperty("java.vm.version"), String.join(" ", kit.jvmOptions()))
                .line(
                        "load",
                        "%d rounds of %d bills of 20 fee lines, %d connections, one in flight on each, fdatasync a"
                                + " batch",
                        configuration.rounds(),
                        configuration.requests(),
                        CONNECTIONS);
        final double[] ratios = new double[configuration.rounds()];
        try (ServerProcess gateway = ServerProcess.start("gateway", setup.command(), home, READY_TIMEOUT)) {
            final FixedLoad load = FixedLoad.ofLongBills(gateway, configuration.personCount(), configuration.seed());
            round(gateway, load);
            for (int round = 0; round < ratios.length; round++) {
                progress.println("round " + (round + 1));
                progress.flush();
                final NoiseSample before = NoiseSample.read();
                final Costs costs = round(gateway, load);
                ratios[round] = costs.jsonUs / costs.binaryUs;
                result.line(
                        "round " + (round + 1),
                        "binary %.2f us, JSON %.2f us of processor a request, ratio %.2f; steal %.1f %%",
                        costs.binaryUs,
                        costs.jsonUs,
                        ratios[round],
                        NoiseSample.read().stealBpSince(before) / BP_PER_PERCENT);
            }
        }
        return put(result, Estimate.of(ratios), configuration.goalRatio());
    }

    static ResultBlock put(final ResultBlock result, final Estimate ratio, final double goalRatio) {
        return result.goal(
                ratio.median() <= goalRatio,
                "JSON / binary",
                "median %.2f (%.2f … %.2f; 95 %% interval %s), goal %.2f",
                ratio.median(),
                ratio.min(),
                ratio.max(),
                ratio.interval(2),
                goalRatio);
    }

    /** Of one round, a request. */
    private record Costs(double binaryUs, double jsonUs) {}

    private Costs round(final ServerProcess gateway, final FixedLoad load) throws IOException {
        return new Costs(
                cpuUs(gateway, () -> load.bursts(CONNECTIONS, 1, configuration.requests())),
                cpuUs(gateway, () -> load.json(CONNECTIONS, configuration.requests())));
    }

    private static double cpuUs(final ServerProcess gateway, final Door door) throws IOException {
        final long beforeNs = gateway.cpuNs();
        final long requests = door.send();
        return (gateway.cpuNs() - beforeNs) / NS_PER_US / requests;
    }
}

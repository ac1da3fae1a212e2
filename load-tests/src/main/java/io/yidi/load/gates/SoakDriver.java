package io.yidi.load.gates;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * 浸泡驱动: serves settlements from a JVM whose collector never frees anything, so that what is allocated adds up until the
 * heap is full and the process ends. Everything counts: start, connections, all threads. The classes come from an
 * archive, as they may in production: a class file that is read and unpacked is garbage, too.
 */
public final class SoakDriver {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(10);
    private static final int LAST_LINES = 3;
    private static final int CONNECTIONS = 64;
    private static final int PIPELINE = 32;
    private static final long SLICE = 1_000_000;
    private static final double BYTES_PER_MB = 1 << 20;
    private static final List<String> NO_COLLECTOR = List.of(
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:+UseEpsilonGC",
            "-XX:MaxDirectMemorySize=8g",
            "-XX:+ExitOnOutOfMemoryError");

    private final SoakConfiguration configuration;
    private final GatewayKit kit;
    private final Path home;
    private final PrintWriter progress;

    /**
     * A driver for one run.
     *
     * @param configuration of the run
     * @param kit of the gateway; its JVM options are not used
     * @param directory for its data
     * @param progress told how far it is
     */
    public SoakDriver(
            final SoakConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final PrintWriter progress) {
        this.configuration = configuration;
        this.kit = new GatewayKit(kit.jar(), kit.packs(), kit.reference(), NO_COLLECTOR)
                .withJvmOption("-Xmx" + configuration.heapMb() + "m");
        this.home = directory.resolve("gateway");
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @return whether it lived, and what it took
     * @throws IOException if the gateway does not start
     */
    public ResultBlock run() throws IOException {
        final GatewayKit archived = kit.withClassArchive(home);
        final GatewaySetup setup = archived.setup(
                home, home.resolve(GatewaySetup.DATA), "journal.snapshot-every = " + Integer.MAX_VALUE / 4);
        try (ServerProcess gateway = ServerProcess.start("gateway", setup.command(), home, READY_TIMEOUT)) {
            final ResultBlock result = new ResultBlock().line("jvm", "%s", String.join(" ", archived.jvmOptions()));
            final long startNs = System.nanoTime();
            final Counters start = Counters.read(gateway.address("admin"));
            final long served = serve(gateway);
            result.goal(
                    served >= configuration.requests() && gateway.isAlive(),
                    "settled",
                    "%d of %d in %d s",
                    served,
                    configuration.requests(),
                    Duration.ofNanos(System.nanoTime() - startNs).toSeconds());
            return served < configuration.requests() || !gateway.isAlive()
                    ? putEnd(result, gateway)
                    : put(result, Counters.read(gateway.address("admin")).since(start), served);
        }
    }

    private static ResultBlock putEnd(final ResultBlock result, final ServerProcess gateway) throws IOException {
        final OptionalInt exitCode = gateway.awaitExit(EXIT_TIMEOUT);
        return result.line(
                "the end",
                "%s; it said: %s",
                exitCode.isPresent() ? "exit code " + exitCode.getAsInt() : "none, the process lives",
                String.join(" | ", gateway.lastLines(LAST_LINES)));
    }

    private long serve(final ServerProcess gateway) {
        final FixedLoad load = new FixedLoad(gateway, configuration.personCount(), configuration.seed());
        long served = 0;
        while (served < configuration.requests()) {
            try {
                served += load.bursts(CONNECTIONS, PIPELINE, Math.min(SLICE, configuration.requests() - served));
            } catch (final IOException broken) {
                progress.println("after " + served + " settlements: " + broken.getMessage());
                return served;
            }
            progress.println(served + " settlements");
            progress.flush();
        }
        return served;
    }

    private static ResultBlock put(final ResultBlock result, final Counters spent, final long served) {
        return result.line(
                        "allocated",
                        "%.1f MB, %.2f bytes a settlement, start not counted",
                        spent.allocatedBytes() / BYTES_PER_MB,
                        spent.allocatedBytes() / (double) served)
                .line("by thread", "%s", spent.byThread());
    }
}

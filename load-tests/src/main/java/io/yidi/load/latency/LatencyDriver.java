package io.yidi.load.latency;

import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.LoadShape;
import io.yidi.load.drive.OpenLoopDriver;
import io.yidi.load.drive.Schedule;
import io.yidi.load.drive.SettleRequestSource;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ServerProcess;
import io.yidi.load.shim.IoFault;
import io.yidi.load.shim.IoShim;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * 时延核对驱动: drives a gateway by a fixed schedule, holds one of its forces, and compares what was seen outside with what
 * the gateway says, each way it says it.
 */
public final class LatencyDriver {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final int CONNECTIONS = 8;
    private static final int PIPELINE = 64;
    private static final int CATEGORY_COUNT = 7;
    private static final long COLLECTED_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NS_PER_MS = 1_000_000;
    private static final double NS_PER_US = 1_000;
    private static final long MS_PER_SECOND = 1_000;

    /** One is held after so many: by then the gateway is warm. */
    private static final int FORCES_BEFORE = 1_500;

    /** A step of the gateway's histograms, and one of the reader's. */
    private static final double STEP = 1.01;

    private static final String SERIES =
            "yidi_request_stage_seconds_bucket{door=\"binary\",message=\"settle\",stage=\"whole\"";
    private static final double P50 = 50;
    private static final double P99 = 99;
    private static final double PERCENT = 100;
    private static final double[] PERCENTILES = {P50, P99, PERCENT};

    private final LatencyConfiguration configuration;
    private final GatewayKit kit;
    private final Path directory;
    private final IoShim shim;

    /**
     * A driver for one check.
     *
     * @param configuration of the check
     * @param kit of the gateway
     * @param directory for data and library
     * @throws IOException if the library cannot be compiled
     */
    public LatencyDriver(final LatencyConfiguration configuration, final GatewayKit kit, final Path directory)
            throws IOException {
        this.configuration = configuration;
        this.kit = kit;
        this.directory = directory;
        this.shim = IoShim.compile(directory.resolve("shim"));
    }

    /**
     * Checks.
     *
     * @return what each of them says, and whether they agree
     * @throws IOException if the gateway does not start or a connection breaks
     */
    public ResultBlock run() throws IOException {
        final Path home = directory.resolve("gateway");
        final Path data = home.resolve(GatewaySetup.DATA);
        final GatewaySetup setup = kit.setup(home, data);
        final Figures caller;
        final GatewayReadings readings;
        final Figures page;
        final Figures force;
        final long besideForceNs;
        final BucketFigures prometheus;
        try (ServerProcess gateway =
                ServerProcess.start("gateway", setup.command(), environment(data), home, READY_TIMEOUT)) {
            caller = drive(gateway);
            readings = new GatewayReadings(gateway.address("admin"), data.resolve("log"));
            page = awaitCollected(readings, caller.count());
            force = readings.page("force");
            besideForceNs = readings.longestBesideLongestForceNs();
            prometheus = readings.prometheus(SERIES);
        }
        return compare(caller, page, prometheus, readings.log("whole.binary.settle"))
                .line("force", "longest %.1f us", force.max() / NS_PER_US)
                .goal(
                        isPause(caller.max()) && isPause(force.max()) && isPause(besideForceNs),
                        "pause",
                        "the driver, the force and the requests of that second show %d ms",
                        configuration.pauseMs());
    }

    private Map<String, String> environment(final Path data) {
        final IoFault pause = IoFault.once(IoFault.Calls.FORCE, FORCES_BEFORE, IoFault.Kind.DELAY);
        final Map<String, String> environment =
                new HashMap<>(shim.environment(pause, data.resolve("journal"), directory.resolve("mark")));
        environment.put(IoShim.DELAY_MS, Integer.toString(configuration.pauseMs()));
        return environment;
    }

    private Figures drive(final ServerProcess gateway) throws IOException {
        final Instant now = Instant.now();
        final DriveResult result = new OpenLoopDriver(
                        new LoadShape(CONNECTIONS, PIPELINE, SettleReplyDecoder.TEMPLATE_ID),
                        new SettleRequestSource(
                                new BillGenerator(
                                        configuration.seed(),
                                        configuration.personCount(),
                                        CATEGORY_COUNT,
                                        LocalDate.ofInstant(now, ZoneOffset.ofHours(8))),
                                configuration.personCount(),
                                new MsgIdSequence(now.getEpochSecond()),
                                now.getEpochSecond() * MS_PER_SECOND),
                        new Schedule(configuration.ratePerSecond(), 0, configuration.durationNs()))
                .run(gateway.address("binary"));
        if (!result.isValid()) {
            throw new IOException("no comparison: " + result.invalidReason());
        }
        return Figures.of(result.correctedNs());
    }

    private static Figures awaitCollected(final GatewayReadings readings, final long count) throws IOException {
        final long deadlineNs = System.nanoTime() + COLLECTED_TIMEOUT_NS;
        Figures page = readings.page("whole");
        while (page.count() < count && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(LOOK_INTERVAL_NS);
            page = readings.page("whole");
        }
        return page;
    }

    private ResultBlock compare(
            final Figures caller, final Figures page, final BucketFigures prometheus, final Figures log) {
        final ResultBlock result = new ResultBlock()
                .line("durability", "fdatasync-batch; one force held for %d ms", configuration.pauseMs())
                .line("", "%10s %10s %10s %10s", "count", "p50 us", "p99 us", "max us");
        put(result, "driver", caller);
        put(result, "page", page);
        put(result, "log", log);
        for (final double percentile : PERCENTILES) {
            result.line("prometheus", "p%.0f %s", percentile, prometheus.percentile(percentile));
        }
        return result.goal(
                        page.count() == caller.count()
                                && log.count() == caller.count()
                                && prometheus.count() == caller.count(),
                        "counts",
                        "each has %d",
                        caller.count())
                .goal(isAlike(page, log), "page and log", "within a step of %.0f %%", (STEP - 1) * PERCENT)
                .goal(
                        prometheus.percentile(P50).holds(page.p50(), STEP)
                                && prometheus.percentile(P99).holds(page.p99(), STEP)
                                && prometheus.percentile(PERCENT).holds(page.max(), STEP),
                        "prometheus",
                        "the page's figures lie in its buckets")
                .goal(
                        prometheus.percentile(PERCENT).holds(caller.max(), STEP) && caller.max() * STEP >= page.max(),
                        "driver",
                        "its longest lies in the same bucket, and is not shorter than the gateway's");
    }

    private boolean isPause(final long elapsedNs) {
        return elapsedNs * STEP >= configuration.pauseMs() * NS_PER_MS;
    }

    private static void put(final ResultBlock result, final String name, final Figures figures) {
        result.line(
                name,
                "%10d %10.1f %10.1f %10.1f",
                figures.count(),
                figures.p50() / NS_PER_US,
                figures.p99() / NS_PER_US,
                figures.max() / NS_PER_US);
    }

    private static boolean isAlike(final Figures one, final Figures other) {
        return isAlike(one.p50(), other.p50()) && isAlike(one.p99(), other.p99()) && isAlike(one.max(), other.max());
    }

    private static boolean isAlike(final long oneNs, final long otherNs) {
        return oneNs <= otherNs * STEP && otherNs <= oneNs * STEP;
    }
}

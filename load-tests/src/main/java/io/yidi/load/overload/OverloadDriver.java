package io.yidi.load.overload;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.LoadShape;
import io.yidi.load.drive.OpenLoopDriver;
import io.yidi.load.drive.SaturationDriver;
import io.yidi.load.drive.Schedule;
import io.yidi.load.drive.SettleRequestSource;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.Rest;
import io.yidi.load.process.ServerProcess;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * 过载驱动: calibrates a limit until the gateway's peak is about the wanted capacity, measures what is normal, then offers
 * a multiple and judges.
 *
 * <p>Peak and normal load are taken over as long as the overload, so that what a gateway does in the background from
 * time to time, such as snapshots, is in each. A snapshot is the larger the more was settled; so one half of the peak
 * is taken before the overload and one behind it.
 */
public final class OverloadDriver {

    /** What the kit for load leaves wide. */
    private static final String LIMITS =
            "limits { in-flight = %1$d, institution-in-flight = %1$d, queue-time = %2$dms }";

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final int CATEGORY_COUNT = 7;
    private static final int BILL_COUNT = 4_096;
    private static final int OVERLOAD_SLOTS = 1 << 16;
    private static final int PIPELINE_MAX = 4_096;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    /** In which slow readers have asked all at once, an overload of its own. They are cut off after ten seconds. */
    private static final long SLOW_BEGIN_NS = 2 * SECOND_NS;

    private static final int WARM_UP_S = 10;
    private static final int MEASURE_S = 8;
    private static final int SHORTEST_S = 8;
    private static final int SLOW_ROUNDS = 5;
    private static final int CALIBRATIONS_MAX = 14;
    private static final double CALIBRATED_WITHIN = 0.07;
    private static final double HEALTHY_GOAL = 1.5;
    private static final double MEMORY_GOAL = 1.05;

    private final OverloadConfiguration configuration;
    private final GatewayKit kit;
    private final Path directory;
    private final PrintWriter progress;
    private final BillGenerator bills;
    private final Instant start = Instant.now();
    private final SettleRequestSource source;
    private InetSocketAddress address;
    private long slowRequestCount;

    /**
     * A driver for one campaign.
     *
     * @param configuration of the campaign
     * @param kit of the gateway
     * @param directory for its data
     * @param progress told about each step
     */
    public OverloadDriver(
            final OverloadConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final PrintWriter progress) {
        this.configuration = configuration;
        this.kit = kit.withJvmOption("-XX:+AlwaysPreTouch");
        this.directory = directory;
        this.progress = progress;
        this.bills = new BillGenerator(
                configuration.seed(),
                configuration.personCount(),
                CATEGORY_COUNT,
                LocalDate.ofInstant(start, ZoneOffset.ofHours(8)));
        this.source = new SettleRequestSource(
                bills, BILL_COUNT, new MsgIdSequence(start.getEpochSecond()), start.toEpochMilli());
    }

    /**
     * What the machine lacks for it.
     *
     * @return nothing if it can run
     */
    public static Optional<String> missing() {
        return CpuLimit.missing().or(DiskLimit::missing);
    }

    /**
     * Runs it.
     *
     * @return figures and goals
     * @throws IOException if the gateway does not start or dies
     */
    public ResultBlock run() throws IOException {
        final Path home = directory.resolve("gateway");
        try (ServerProcess gateway = ServerProcess.start(
                        "gateway",
                        kit.setup(home, home.resolve("data"), limits()).command(),
                        home,
                        READY_TIMEOUT);
                CapacityLimit limit = limitOf(gateway)) {
            address = gateway.address("binary");
            final ResultBlock result = new ResultBlock();
            tell("warm-up", saturate(WARM_UP_S));
            result.line("held to", "%s", limit.describe(calibrate(gateway, limit)));
            new Rest(gateway::cpuNs).await();
            overload(gateway, result);
            return result;
        }
    }

    private String limits() {
        return String.format(Locale.ROOT, LIMITS, configuration.inFlight(), configuration.queueTimeMs());
    }

    private CapacityLimit limitOf(final ServerProcess gateway) throws IOException {
        return switch (configuration.held()) {
            case CPU -> CpuLimit.of(gateway.pid());
            case BYTES -> DiskLimit.ofBytes(gateway.pid(), directory);
            case WRITES -> DiskLimit.ofWrites(gateway.pid(), directory);
        };
    }

    private long calibrate(final ServerProcess gateway, final CapacityLimit limit) throws IOException {
        long low = 0;
        long high = limit.unitsMax();
        long units = (low + high) / 2;
        for (int i = 0; i < CALIBRATIONS_MAX; i++) {
            units = (low + high) / 2;
            limit.limit(limit.unitsMax());
            new Rest(gateway::cpuNs).await();
            limit.limit(units);
            final long found = saturate(MEASURE_S).achievedPerSecond();
            progress.println("limit " + limit.describe(units) + ": " + found + "/s");
            progress.flush();
            if (Math.abs(found - configuration.capacityPerSecond())
                    < CALIBRATED_WITHIN * configuration.capacityPerSecond()) {
                return units;
            }
            if (found < configuration.capacityPerSecond()) {
                low = units;
            } else {
                high = units;
            }
        }
        return units;
    }

    private void overload(final ServerProcess gateway, final ResultBlock result) throws IOException {
        final int seconds = Math.max(SHORTEST_S, configuration.seconds());
        final DriveResult peakBefore = peak(gateway, seconds / 2);
        new Rest(gateway::cpuNs).await();
        final DriveResult normal = openLoop(peakBefore.achievedPerSecond() / 2, seconds);
        tell("normal", normal);
        OverloadGoals.baseline(result, "normal", normal);
        final MemorySamples memory = new MemorySamples(() -> MemoryUse.of(gateway));
        final DriveResult over;
        try (memory) {
            over = openLoop(peakBefore.achievedPerSecond() * configuration.factor(), seconds);
        }
        tell("overload", over);
        final DriveResult peak = peakBefore.and(peak(gateway, seconds / 2));
        OverloadGoals.baseline(result, "peak", peak);
        OverloadGoals.judge(result, seconds, peak, normal, over);
        judgeMemory(memory, result);
        if (configuration.slowReaders() > 0) {
            slowReaders(peak.achievedPerSecond() / 4, result);
        }
    }

    private DriveResult peak(final ServerProcess gateway, final int seconds) throws IOException {
        new Rest(gateway::cpuNs).await();
        final DriveResult peak = saturate(seconds);
        tell("peak", peak);
        return peak;
    }

    /** The tables grow with what was settled, as they have to; nothing else may. */
    private static void judgeMemory(final MemorySamples memory, final ResultBlock result) {
        final long earlyKib = memory.earlyKib(MemoryUse::besidesKib);
        final long lateKib = memory.lateKib(MemoryUse::besidesKib);
        final double growth = (double) lateKib / earlyKib;
        result.goal(
                growth <= MEMORY_GOAL,
                "memory",
                "at most %d MiB in the second quarter, %d MiB in the last, %.3f times (goal %.2f); "
                        + "and the tables of what was settled, %d and %d MiB",
                earlyKib >> 10,
                lateKib >> 10,
                growth,
                MEMORY_GOAL,
                memory.earlyKib(MemoryUse::tablesKib) >> 10,
                memory.lateKib(MemoryUse::tablesKib) >> 10);
    }

    private void slowReaders(final long ratePerSecond, final ResultBlock result) throws IOException {
        final MsgIdSequence ids =
                new MsgIdSequence(start.minus(Duration.ofHours(1)).getEpochSecond());
        DriveResult alone = openLoop(ratePerSecond, SHORTEST_S);
        DriveResult beside = beside(ratePerSecond, ids);
        for (int i = 1; i < SLOW_ROUNDS; i++) {
            alone = alone.and(openLoop(ratePerSecond, SHORTEST_S));
            beside = beside.and(beside(ratePerSecond, ids));
        }
        tell("healthy alone", alone);
        tell("healthy beside slow readers", beside);
        OverloadGoals.baseline(result, "alone", alone);
        OverloadGoals.baseline(result, "beside", beside);
        final long aloneUs = alone.serviceNs().getValueAtPercentile(99) / 1_000;
        final long besideUs = beside.serviceNs().getValueAtPercentile(99) / 1_000;
        result.goal(
                besideUs <= HEALTHY_GOAL * aloneUs,
                "healthy",
                "p99 %d us beside %d slow readers, %d us without, %.2f times (goal %.1f); %d and %d BUSY",
                besideUs,
                configuration.slowReaders(),
                aloneUs,
                (double) besideUs / Math.max(1, aloneUs),
                HEALTHY_GOAL,
                beside.turnedAway(),
                alone.turnedAway());
    }

    private DriveResult beside(final long ratePerSecond, final MsgIdSequence ids) throws IOException {
        try (SlowReaders slow = new SlowReaders(address, configuration.slowReaders(), () -> slowRequest(ids))) {
            LockSupport.parkNanos(SLOW_BEGIN_NS);
            final DriveResult beside = openLoop(ratePerSecond, SHORTEST_S);
            progress.println(slow.closedByServer() + " slow readers closed by the gateway");
            return beside;
        }
    }

    private byte[] slowRequest(final MsgIdSequence ids) {
        final long number = slowRequestCount++;
        final Bill bill = bills.bill(number);
        return new SettleFrameWriter()
                .frame(bill, ids.msgId(bill.institutionCode(), number), number, start.toEpochMilli());
    }

    /** With as many in flight as the gateway admits. */
    private DriveResult saturate(final int seconds) throws IOException {
        final int pipeline = Math.max(1, configuration.inFlight() / configuration.connections());
        return new SaturationDriver(shape(pipeline), source, SECOND_NS, seconds * SECOND_NS).run(address);
    }

    private DriveResult openLoop(final long ratePerSecond, final int seconds) throws IOException {
        final int pipeline = Math.min(PIPELINE_MAX, OVERLOAD_SLOTS / configuration.connections());
        final Schedule schedule = new Schedule(Math.max(1, ratePerSecond), SECOND_NS, seconds * SECOND_NS);
        return new OpenLoopDriver(shape(pipeline), source, schedule).run(address);
    }

    private LoadShape shape(final int pipeline) {
        return new LoadShape(configuration.connections(), pipeline, SettleReplyDecoder.TEMPLATE_ID, true);
    }

    private void tell(final String step, final DriveResult found) {
        progress.println(step + ": " + found.achievedPerSecond() + "/s, p99.9 "
                + found.serviceNs().getValueAtPercentile(99.9) / 1_000 + " us, " + found.turnedAway() + " BUSY");
        progress.flush();
    }
}

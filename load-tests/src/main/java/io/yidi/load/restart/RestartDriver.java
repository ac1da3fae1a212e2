package io.yidi.load.restart;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.client.BlockingBinaryClient;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.LoadShape;
import io.yidi.load.drive.SaturationDriver;
import io.yidi.load.drive.SettleRequestSource;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.ServerProcess;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 重启驱动: fills a journal until so many settlements lie behind its newest snapshot, kills the gateway, and takes the time
 * from the start of the process to the answer to a new settlement. Every outcome behind the snapshot is compared with
 * the recorded one on the way, as at every start.
 */
public final class RestartDriver {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final int CATEGORY_COUNT = 7;
    private static final int BILL_COUNT = 4_096;
    private static final int CONNECTIONS = 32;
    private static final int PIPELINE = 32;
    private static final int SLICE_MS = 100;
    private static final int FIRST_SNAPSHOT_RECORDS = 1_000;
    private static final int ANSWER_TIMEOUT_MS = 60_000;
    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SNAPSHOT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final String REPLAYED = "journal replayed";
    private static final Pattern SNAPSHOT = Pattern.compile("snapshot-(\\d+)");
    private static final Pattern RATE = Pattern.compile("(\\d+) a second");

    private final RestartConfiguration configuration;
    private final GatewayKit kit;
    private final Path home;
    private final PrintWriter progress;
    private final BillGenerator bills;
    private final Instant start = Instant.now();
    private final SettleRequestSource source;

    /**
     * A driver for one measurement.
     *
     * @param configuration of the measurement
     * @param kit of the gateway
     * @param directory for its data
     * @param progress told about each step
     */
    public RestartDriver(
            final RestartConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final PrintWriter progress) {
        this.configuration = configuration;
        this.kit = kit;
        this.home = directory.resolve("gateway");
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
     * Runs it.
     *
     * @return times and rates
     * @throws IOException if the gateway does not start or dies
     */
    public ResultBlock run() throws IOException {
        final long settlements = fill(takeSnapshot());
        final ResultBlock result = new ResultBlock().line("settlements", "%d behind the snapshot", settlements);
        long worstMs = 0;
        long worstPerSecond = Long.MAX_VALUE;
        for (int round = 0; round < configuration.rounds(); round++) {
            worstMs = Math.max(worstMs, restart(round, result));
            worstPerSecond = Math.min(worstPerSecond, perSecond(replayed()));
        }
        return result.goal(
                        worstMs <= configuration.goalMs(),
                        "first answer",
                        "after at most %d ms (goal %d ms)",
                        worstMs,
                        configuration.goalMs())
                .goal(
                        worstPerSecond >= configuration.goalPerSecond(),
                        "replay",
                        "at least %d transactions a second, outcomes compared (goal %d)",
                        worstPerSecond,
                        configuration.goalPerSecond());
    }

    /** What a line of the gateway's log says of the replay. */
    static long perSecond(final String replayed) throws IOException {
        final Matcher rate = RATE.matcher(replayed);
        if (!rate.find()) {
            throw new IOException("expected a rate of the replay, found: " + replayed);
        }
        return Long.parseLong(rate.group(1));
    }

    /** How many settlements lie behind the newest snapshot already; those settled while it was made do. */
    private long takeSnapshot() throws IOException {
        long settlements = 0;
        try (ServerProcess gateway = start(FIRST_SNAPSHOT_RECORDS)) {
            final long deadlineNs = System.nanoTime() + SNAPSHOT_TIMEOUT_NS;
            while (newestSnapshot().isEmpty()) {
                if (System.nanoTime() - deadlineNs > 0) {
                    throw new IOException("expected a snapshot in " + home + ", found none");
                }
                settlements += saturate(gateway.address("binary"));
                LockSupport.parkNanos(LOOK_INTERVAL_NS);
            }
        }
        return settlements - newestSnapshot().getAsLong();
    }

    /** Sequence of the last record in the newest snapshot. */
    private OptionalLong newestSnapshot() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("data/snapshots"))) {
            return files.map(file -> SNAPSHOT.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1)))
                    .max();
        }
    }

    private long fill(final long behindAlready) throws IOException {
        long settlements = behindAlready;
        try (ServerProcess gateway = start(Integer.MAX_VALUE / 4)) {
            while (settlements < configuration.settlements()) {
                settlements += saturate(gateway.address("binary"));
                progress.println(settlements + " settlements");
                progress.flush();
            }
            gateway.kill();
        }
        return settlements;
    }

    /** From the start of the process to the first answer, in milliseconds. */
    private long restart(final int round, final ResultBlock result) throws IOException {
        final long startNs = System.nanoTime();
        try (ServerProcess gateway = start(Integer.MAX_VALUE / 4)) {
            settleOne(gateway.address("binary"), round);
            final long firstAnswerMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
            result.line("restart " + (round + 1), "first answer after %d ms; %s", firstAnswerMs, replayed());
            gateway.kill();
            return firstAnswerMs;
        }
    }

    private String replayed() throws IOException {
        final List<String> lines = Files.readAllLines(home.resolve("gateway.log"), StandardCharsets.UTF_8);
        return lines.stream()
                .filter(line -> line.contains(REPLAYED))
                .map(line -> line.substring(line.indexOf(REPLAYED)))
                .reduce((earlier, later) -> later)
                .orElse("no line '" + REPLAYED + "' in the log");
    }

    private void settleOne(final InetSocketAddress address, final int round) throws IOException {
        final Bill bill = bills.bill(round);
        final MsgIdSequence ids =
                new MsgIdSequence(start.minus(Duration.ofHours(1)).getEpochSecond());
        final byte[] request = new SettleFrameWriter()
                .frame(bill, ids.msgId(bill.institutionCode(), round), round, start.toEpochMilli());
        try (BlockingBinaryClient client = new BlockingBinaryClient(address, ANSWER_TIMEOUT_MS)) {
            final int template = ByteBuffer.wrap(client.ask(request))
                    .order(FrameDescriptor.BYTE_ORDER)
                    .getShort(ReplyDescriptor.TEMPLATE_ID_OFFSET);
            if (template != SettleReplyDecoder.TEMPLATE_ID) {
                throw new IOException("expected a settlement, found an answer of template " + template);
            }
        }
    }

    private long saturate(final InetSocketAddress address) throws IOException {
        final LoadShape shape = new LoadShape(CONNECTIONS, PIPELINE, SettleReplyDecoder.TEMPLATE_ID);
        final DriveResult found =
                new SaturationDriver(shape, source, 0, TimeUnit.MILLISECONDS.toNanos(SLICE_MS)).run(address);
        if (found.unexpected() > 0) {
            throw new IOException("expected settlements only, found " + found.firstUnexpected());
        }
        return found.sent() - found.unanswered();
    }

    private ServerProcess start(final int snapshotEvery) throws IOException {
        return ServerProcess.start(
                "gateway",
                kit.setup(home, home.resolve("data"), "journal.snapshot-every = " + snapshotEvery)
                        .command(),
                home,
                READY_TIMEOUT);
    }
}

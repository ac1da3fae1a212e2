package io.yidi.load.gates;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ServerProcess;
import io.yidi.load.process.ToolRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 门限驱动: starts a gateway, lets it warm up, and counts what it spends on settlements: alone, in bursts, many at a time,
 * through both doors.
 */
public final class GatesDriver {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final int CONNECTIONS = 64;
    private static final int PIPELINE = 32;
    private static final int WARM_UP_REQUESTS = 100_000;
    private static final int WARM_UP_JSON_REQUESTS = 20_000;
    private static final int ALONE_REQUESTS = 2_000;
    private static final int BURST_REQUESTS = 16_000;
    private static final int TRACED_REQUESTS = 1_000;
    private static final double PER = 1_000;
    private static final long COLLECTED_NS = TimeUnit.MILLISECONDS.toNanos(1_200);

    /** Threads that see each request or its batch. */
    private static final List<String> SERVING = List.of("loop", "core");

    /** Asked for the counts, and so at work between two readings. */
    private static final String ADMIN = "admin";

    private static final Pattern RECORD_BYTES = Pattern.compile("bytes each (\\d+)");

    private final GatesConfiguration configuration;
    private final GatewayKit kit;
    private final Path home;
    private final PrintWriter progress;
    private final GateTable table;

    /**
     * A driver for one run.
     *
     * @param configuration of the run
     * @param kit of the gateway
     * @param directory for its data
     * @param progress told about each step
     * @throws IOException if the bounds cannot be read
     */
    public GatesDriver(
            final GatesConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final PrintWriter progress)
            throws IOException {
        this.configuration = configuration;
        this.kit = kit;
        this.home = directory.resolve("gateway");
        this.progress = progress;
        this.table = new GateTable(Bound.all());
    }

    /** Requests that are sent while something is counted, and how many they were. */
    @FunctionalInterface
    private interface Counted {

        long send() throws IOException;
    }

    /** The same in any size. */
    @FunctionalInterface
    private interface SizedLoad {

        long send(long requests) throws IOException;
    }

    /**
     * Runs it.
     *
     * @return each count with its bounds
     * @throws IOException if the gateway does not start, or answers anything but settlements
     */
    public ResultBlock run() throws IOException {
        final Path data = home.resolve(GatewaySetup.DATA);
        final GatewaySetup setup = kit.setup(home, data, "journal.snapshot-every = " + Integer.MAX_VALUE / 4);
        try (ServerProcess gateway = ServerProcess.start("gateway", setup.command(), home, READY_TIMEOUT)) {
            count(gateway, new FixedLoad(gateway, configuration.personCount(), configuration.seed()));
        }
        table.put("record.bytes", (double) recordBytes(data));
        return table.result();
    }

    private void count(final ServerProcess gateway, final FixedLoad load) throws IOException {
        tell("warm up");
        load.bursts(CONNECTIONS, PIPELINE, WARM_UP_REQUESTS);
        load.bursts(1, PIPELINE, BURST_REQUESTS);
        load.bursts(1, 1, ALONE_REQUESTS);
        load.json(CONNECTIONS, WARM_UP_JSON_REQUESTS);
        putCommits(gateway, "alone", () -> load.bursts(1, 1, ALONE_REQUESTS));
        putCommits(gateway, "burst", () -> load.bursts(1, PIPELINE, BURST_REQUESTS));
        putAllocated(gateway, "binary", configuration.requests(), many -> load.bursts(CONNECTIONS, PIPELINE, many));
        putAllocated(gateway, "json", configuration.jsonRequests(), many -> load.json(CONNECTIONS, many));
        putCalls(gateway, () -> load.bursts(1, 1, TRACED_REQUESTS));
    }

    private void putCommits(final ServerProcess gateway, final String name, final Counted counted) throws IOException {
        tell(name);
        final Counters before = counters(gateway);
        final long waitsBefore = ContextSwitches.waits(gateway.pid());
        final long requests = counted.send();
        final long waits = ContextSwitches.waits(gateway.pid()) - waitsBefore;
        final Counters spent = counters(gateway).since(before);
        table.put(name + ".forces", spent.forces() * PER / requests);
        table.put(name + ".waits", waits * PER / requests);
    }

    /** What opening the connections takes is counted by a short run first, and taken off. */
    private void putAllocated(final ServerProcess gateway, final String door, final long many, final SizedLoad load)
            throws IOException {
        tell(door);
        final Counters start = counters(gateway);
        final long fewSent = load.send(CONNECTIONS);
        final Counters afterFew = counters(gateway);
        final long manySent = load.send(many);
        final Counters few = afterFew.since(start);
        final Counters more = counters(gateway).since(afterFew).since(few);
        final double requests = Math.max(1, manySent - fewSent);
        for (final String thread : SERVING) {
            table.put(door + ".allocated." + thread, more.expectBytesOf(thread) / requests);
        }
        table.note(door + ", bytes by thread", more.byThread());
        table.put(door + ".allocated", (more.allocatedBytes() - more.expectBytesOf(ADMIN)) / requests);
    }

    private void putCalls(final ServerProcess gateway, final Counted counted) throws IOException {
        tell("system calls");
        final SystemCalls strace;
        try {
            strace = SystemCalls.start(gateway.pid(), home);
        } catch (final IOException notPermitted) {
            table.skip("calls", notPermitted.getMessage());
            return;
        }
        try (strace) {
            final long requests = counted.send();
            final Map<String, Long> calls = strace.stop();
            table.put("calls", SystemCalls.ofWork(calls) * PER / requests);
            table.put("calls.fdatasync", calls.getOrDefault("fdatasync", 0L) * PER / requests);
            table.note("calls, waiting included", calls);
        }
    }

    private long recordBytes(final Path data) throws IOException {
        tell("records");
        final List<String> command = new ArrayList<>(GatewaySetup.javaCommand(kit.jvmOptions()));
        command.addAll(List.of(
                "-jar",
                kit.jar().toString(),
                "journal",
                "stats",
                "--dir",
                data.resolve("journal").toString()));
        final String told =
                ToolRun.of(command.toArray(String[]::new)).expectDone().output();
        final Matcher bytes = RECORD_BYTES.matcher(told);
        if (!bytes.find()) {
            throw new IOException("expected 'bytes each N' of journal stats, found: " + told);
        }
        return Long.parseLong(bytes.group(1));
    }

    private static Counters counters(final ServerProcess gateway) throws IOException {
        LockSupport.parkNanos(COLLECTED_NS);
        return Counters.read(gateway.address("admin"));
    }

    private void tell(final String step) {
        progress.println(step);
        progress.flush();
    }
}

package io.yidi.load.compare;

import io.yidi.load.baseline.DurableEchoServer;
import io.yidi.load.baseline.EchoServer;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.drive.SettleRequestSource;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** 参赛者: one running server and its own supply of requests, all made from the same bills. */
final class Contestant implements AutoCloseable {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final String GATEWAY_DIRECTORY = "gateway";
    private static final String UNTIMED_DIRECTORY = "gateway-untimed";
    private static final String DURABLE_ECHO_FILE = "durable-echo.bin";
    private static final String BINARY = "binary";
    private static final long MS_PER_SECOND = 1_000;

    private final ContestantKind kind;
    private final InetSocketAddress address;
    private final ServerProcess process;
    private final SettleRequestSource source;

    private Contestant(
            final ContestantKind kind,
            final InetSocketAddress address,
            final ServerProcess process,
            final SettleRequestSource source) {
        this.kind = kind;
        this.address = address;
        this.process = process;
        this.source = source;
    }

    /** Starts a server in a JVM of its own. */
    static Contestant start(final ContestantKind kind, final LoadConfiguration configuration) throws IOException {
        final List<String> command = new ArrayList<>(configuration.serverPrefix());
        command.addAll(command(kind, configuration));
        final ServerProcess process =
                ServerProcess.start(kind.label(), command, configuration.workDirectory(), READY_TIMEOUT);
        return new Contestant(kind, process.address(BINARY), process, source(configuration));
    }

    /** Takes a server that somebody else started. */
    static Contestant running(final InetSocketAddress address, final LoadConfiguration configuration) {
        return new Contestant(ContestantKind.GATEWAY, address, null, source(configuration));
    }

    /** Removes what stopped servers wrote; a run of some minutes can fill a disk. */
    static void deleteData(final Path work) throws IOException {
        Files.deleteIfExists(work.resolve(DURABLE_ECHO_FILE));
        GatewaySetup.deleteData(work.resolve(GATEWAY_DIRECTORY));
        GatewaySetup.deleteData(work.resolve(UNTIMED_DIRECTORY));
    }

    ContestantKind kind() {
        return kind;
    }

    InetSocketAddress address() {
        return address;
    }

    SettleRequestSource source() {
        return source;
    }

    long cpuNs() {
        return process == null ? 0 : process.cpuNs();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private static List<String> command(final ContestantKind kind, final LoadConfiguration configuration)
            throws IOException {
        final List<String> java = GatewaySetup.javaCommand(configuration.jvmOptions());
        final Path work = configuration.workDirectory();
        switch (kind) {
            case ECHO:
                java.addAll(List.of("-cp", System.getProperty("java.class.path"), EchoServer.class.getName()));
                return java;
            case DURABLE_ECHO:
                java.addAll(List.of("-cp", System.getProperty("java.class.path")));
                java.addAll(List.of(
                        DurableEchoServer.class.getName(),
                        work.resolve(DURABLE_ECHO_FILE).toString()));
                return java;
            case GATEWAY:
                return gatewayCommand(configuration, work.resolve(GATEWAY_DIRECTORY));
            case GATEWAY_UNTIMED:
                return gatewayCommand(configuration, work.resolve(UNTIMED_DIRECTORY), "metrics.latency = false");
            default:
                throw new IllegalArgumentException("expected a known contestant, found " + kind);
        }
    }

    private static List<String> gatewayCommand(
            final LoadConfiguration configuration, final Path directory, final String... settings) throws IOException {
        return GatewayKit.prepare(
                        directory,
                        configuration.gatewayJar(),
                        configuration.packs(),
                        configuration.jvmOptions(),
                        configuration.personCount(),
                        configuration.seed())
                .setup(directory, directory.resolve(GatewaySetup.DATA), settings)
                .command();
    }

    private static SettleRequestSource source(final LoadConfiguration configuration) {
        final Instant now = Instant.now();
        final BillGenerator generator = new BillGenerator(
                configuration.seed(),
                configuration.personCount(),
                SettleFrameWriter.categoryCountFor(configuration.frameBytes()),
                LocalDate.ofInstant(now, ZoneOffset.ofHours(8)));
        return new SettleRequestSource(
                generator,
                configuration.personCount(),
                new MsgIdSequence(now.getEpochSecond()),
                now.getEpochSecond() * MS_PER_SECOND);
    }
}

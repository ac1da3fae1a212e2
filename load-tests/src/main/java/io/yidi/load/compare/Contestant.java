package io.yidi.load.compare;

import io.yidi.load.baseline.DurableEchoServer;
import io.yidi.load.baseline.EchoServer;
import io.yidi.load.drive.RequestSource;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ProcessPause;
import io.yidi.load.process.Rest;
import io.yidi.load.process.ServerProcess;
import io.yidi.load.result.Entrant;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** 参赛者: one running server and its own supply of requests, all made from the same bills. */
final class Contestant implements AutoCloseable {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final String ECHO_FILE_SUFFIX = ".bin";

    private final Entrant entrant;
    private final InetSocketAddress address;
    private final ServerProcess process;
    private final RequestSource source;
    private final Rest rest = new Rest(this::cpuNs);
    private ProcessPause pause;

    private Contestant(
            final Entrant entrant,
            final InetSocketAddress address,
            final ServerProcess process,
            final RequestSource source) {
        this.entrant = entrant;
        this.address = address;
        this.process = process;
        this.source = source;
    }

    /** Starts a server in a JVM of its own. */
    static Contestant start(final Entrant entrant, final LoadConfiguration configuration) throws IOException {
        final List<String> command = new ArrayList<>(configuration.pinning().serverPrefix());
        command.addAll(configuration.serverPrefix());
        command.addAll(command(entrant, configuration));
        final ServerProcess process =
                ServerProcess.start(entrant.fileName(), command, configuration.workDirectory(), READY_TIMEOUT);
        return new Contestant(
                entrant,
                process.address(entrant.door().readyName()),
                process,
                configuration.workload().source(configuration, entrant.door()));
    }

    /** Takes a server that somebody else started. */
    static Contestant running(
            final Entrant entrant, final InetSocketAddress address, final LoadConfiguration configuration) {
        return new Contestant(entrant, address, null, configuration.workload().source(configuration, entrant.door()));
    }

    /** Removes what stopped servers wrote; a run of some minutes can fill a disk. */
    static void deleteData(final LoadConfiguration configuration) throws IOException {
        final Path work = configuration.workDirectory();
        for (final Entrant entrant : configuration.contestants()) {
            Files.deleteIfExists(work.resolve(entrant.fileName() + ECHO_FILE_SUFFIX));
            GatewaySetup.deleteData(work.resolve(entrant.fileName()));
        }
    }

    Entrant entrant() {
        return entrant;
    }

    InetSocketAddress address() {
        return address;
    }

    RequestSource source() {
        return source;
    }

    long cpuNs() {
        return process == null ? 0 : process.cpuNs();
    }

    /** Its process; none if somebody else started it. */
    OptionalLong pid() {
        return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
    }

    /** Whether its process is held still. */
    boolean isHeld() {
        return pause != null;
    }

    /**
     * Holds its process still until {@link #goOn()}.
     *
     * @throws IOException if it cannot be held, or somebody else let it go on
     */
    void hold() throws IOException {
        if (pause != null) {
            pause.requireStill();
        } else if (process != null) {
            pause = ProcessPause.of(process.pid());
        }
    }

    /** Lets its process go on, if it was held. */
    void goOn() throws IOException {
        if (pause != null) {
            pause.end();
            pause = null;
        }
    }

    /**
     * Waits until it is at rest.
     *
     * @return false if it is still at work
     */
    boolean comesToRest() {
        return process == null || rest.await();
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        try {
            goOn();
        } catch (final IOException gone) {
            pause = null;
        }
        process.close();
    }

    private static List<String> command(final Entrant entrant, final LoadConfiguration configuration)
            throws IOException {
        final List<String> java = GatewaySetup.javaCommand(configuration.jvmOptions());
        final Path work = configuration.workDirectory();
        switch (entrant.kind()) {
            case ECHO:
                java.addAll(List.of("-cp", System.getProperty("java.class.path"), EchoServer.class.getName()));
                return java;
            case DURABLE_ECHO:
                java.addAll(List.of("-cp", System.getProperty("java.class.path")));
                java.addAll(List.of(
                        DurableEchoServer.class.getName(),
                        work.resolve(entrant.fileName() + ECHO_FILE_SUFFIX).toString()));
                return java;
            case GATEWAY:
                return gatewayCommand(entrant, configuration);
            default:
                throw new IllegalArgumentException("expected a known contestant, found " + entrant);
        }
    }

    private static List<String> gatewayCommand(final Entrant entrant, final LoadConfiguration configuration)
            throws IOException {
        final Path directory = configuration.workDirectory().resolve(entrant.fileName());
        return recorded(configuration.workload().kit(configuration, directory), entrant, configuration)
                .setup(
                        directory,
                        directory.resolve(GatewaySetup.DATA),
                        entrant.settings().toArray(String[]::new))
                .command();
    }

    private static GatewayKit recorded(
            final GatewayKit kit, final Entrant entrant, final LoadConfiguration configuration) throws IOException {
        if (!configuration.isRecorded()) {
            return kit;
        }
        final Path file = Files.createDirectories(configuration.outDirectory())
                .toAbsolutePath()
                .resolve(entrant.fileName() + ".jfr");
        return kit.withJvmOption(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,maxsize=256m,filename=" + file);
    }
}

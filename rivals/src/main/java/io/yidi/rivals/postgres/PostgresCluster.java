package io.yidi.rivals.postgres;

import io.yidi.load.process.Cleanup;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.RunDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;

/** 私有集簇: a PostgreSQL server of this run's own, on the loopback interface; gone with its data when it is closed. */
public final class PostgresCluster implements AutoCloseable {

    private static final String USER = "yidi";

    /** Sensible where nothing else runs: memory as the gateway's, few checkpoints, nothing less durable. */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 200
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_sync_method = fdatasync
            shared_buffers = 1GB
            wal_buffers = 16MB
            max_wal_size = 8GB
            checkpoint_timeout = 15min
            max_parallel_workers_per_gather = 0
            jit = off
            """;

    private final PostgresTools tools;
    private final Path root;
    private final Path data;
    private final int port;
    private final Cleanup cleanup;

    private PostgresCluster(final PostgresTools tools, final Path root, final int port) {
        this.tools = tools;
        this.root = root;
        this.data = root.resolve("data");
        this.port = port;
        this.cleanup = Cleanup.of("stop-postgres", this::remove);
    }

    /**
     * Makes and starts one.
     *
     * @param tools of this machine
     * @param work directory on the disk to be measured, open to the user {@code postgres}
     * @return ready for connections
     * @throws IOException if it does not start; its directory then stays, with its log
     */
    public static PostgresCluster start(final PostgresTools tools, final Path work) throws IOException {
        final Path root = Files.createDirectories(RunDirectory.in(work.resolve("postgres")));
        tools.own(root);
        final PostgresCluster cluster = new PostgresCluster(tools, root, freePort());
        try {
            cluster.start();
        } catch (final IOException e) {
            cluster.cleanup.forget();
            cluster.stop();
            throw e;
        }
        return cluster;
    }

    private void start() throws IOException {
        tools.run("initdb", "-D", data.toString(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale");
        Files.writeString(
                data.resolve("postgresql.conf"),
                String.format(Locale.ROOT, SETTINGS, port),
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        tools.run("pg_ctl", "-D", data.toString(), "-l", log(), "-w", "start");
    }

    /**
     * What the server is set to, beside its defaults.
     *
     * @return one line
     */
    public static String settings() {
        return SETTINGS.lines()
                .filter(line -> !line.startsWith("port") && !line.contains("''"))
                .map(line -> line.replace(" ", ""))
                .collect(Collectors.joining(" "));
    }

    /**
     * Opens a connection.
     *
     * @return every statement a transaction
     * @throws SQLException if the server refuses
     */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, "");
    }

    @Override
    public void close() throws IOException {
        cleanup.close();
    }

    private void remove() throws IOException {
        stop();
        if (Files.exists(root)) {
            GatewaySetup.deleteTree(root);
        }
    }

    private void stop() throws IOException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            tools.run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
        }
    }

    private String log() {
        return root.resolve("postgres.log").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

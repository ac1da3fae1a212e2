package io.yidi.load.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringTokenizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 服务进程: a server in a JVM of its own, from its start to its end.
 *
 * <p>It is ready when it prints a line such as {@code ready binary=127.0.0.1:9090 json=127.0.0.1:8080}. Everything it
 * prints goes to {@code NAME.log} in its directory. It never outlives this JVM.
 */
public final class ServerProcess implements AutoCloseable {

    private static final String READY = "ready ";
    private static final Pattern READY_AFTER = Pattern.compile(" after=(\\d+)ms");
    private static final long STOP_TIMEOUT_MS = 15_000;
    private static final int BEGINNING_CHARS = 1_000;

    private final String name;
    private final Process process;
    private final Cleanup killer;
    private final Thread drain;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Path log;
    private final StringBuffer beginning = new StringBuffer();
    private String readyLine = "";

    private ServerProcess(final String name, final Process process, final Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.killer = Cleanup.of("kill-" + name, process::destroyForcibly);
        this.drain = new Thread(this::drainOutput, "drain-" + name);
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param name for the log and for messages
     * @param command line
     * @param directory of the log
     * @param timeout until it has to be ready
     * @return ready
     * @throws IOException if it ends before, or is not ready in time
     */
    public static ServerProcess start(
            final String name, final List<String> command, final Path directory, final Duration timeout)
            throws IOException {
        return start(name, command, Map.of(), directory, timeout);
    }

    /**
     * Starts a server with variables in its environment and waits until it is ready.
     *
     * @param name for the log and for messages
     * @param command line
     * @param environment added to this process's
     * @param directory of the log
     * @param timeout until it has to be ready
     * @return ready
     * @throws ServerNotReadyException if it ends before, or is not ready in time
     * @throws IOException if it cannot be started
     */
    public static ServerProcess start(
            final String name,
            final List<String> command,
            final Map<String, String> environment,
            final Path directory,
            final Duration timeout)
            throws IOException {
        final Path log = directory.resolve(name + ".log");
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        final Process process = builder.start();
        final ServerProcess server = new ServerProcess(name, process, log);
        server.drain.setDaemon(true);
        server.drain.start();
        server.awaitReady(timeout);
        return server;
    }

    /**
     * Where a door is.
     *
     * @param door such as {@code binary}
     * @return from the ready line
     */
    public InetSocketAddress address(final String door) {
        final StringTokenizer words = new StringTokenizer(readyLine);
        while (words.hasMoreTokens()) {
            final String word = words.nextToken();
            if (word.startsWith(door + "=")) {
                return loopback(word.substring(door.length() + 1));
            }
        }
        throw new IllegalStateException("expected " + door + "=HOST:PORT in the ready line, found: " + readyLine);
    }

    /**
     * Reads HOST:PORT; only addresses of the loopback interface are taken.
     *
     * @param text such as {@code 127.0.0.1:9090}
     * @return the address
     */
    public static InetSocketAddress loopback(final String text) {
        final int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("expected HOST:PORT, found " + text);
        }
        final InetSocketAddress address =
                new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        final InetAddress host = address.getAddress();
        if (host == null || !host.isLoopbackAddress()) {
            throw new IllegalArgumentException("expected a loopback address, found " + text);
        }
        return address;
    }

    /**
     * Processor time used so far.
     *
     * @return nanoseconds, in steps of the kernel's clock; 0 if unknown
     */
    public long cpuNs() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Time it said it took until it was ready, from the start of its JVM, in milliseconds; 0 if it did not say. */
    public long readyAfterMs() {
        final Matcher after = READY_AFTER.matcher(readyLine);
        return after.find() ? Long.parseLong(after.group(1)) : 0;
    }

    /**
     * Waits for it to end by itself.
     *
     * @param timeout to wait
     * @return its exit code; none if it still runs
     */
    public OptionalInt awaitExit(final Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(process.exitValue());
        } catch (final InterruptedException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * What it printed last.
     *
     * @param count lines at most
     * @throws IOException if its log cannot be read
     */
    public List<String> lastLines(final int count) throws IOException {
        if (!process.isAlive()) {
            awaitEnd();
        }
        final List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /**
     * Told when it ends.
     *
     * @return completed by the thread that waits for processes
     */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /**
     * Kills it at once ({@code kill -9}) and waits until it is gone.
     *
     * @throws IOException if it does not go
     */
    public void kill() throws IOException {
        process.destroyForcibly();
        if (!awaitEnd()) {
            throw new IOException("expected " + name + " to be gone after kill -9, found it alive");
        }
        killer.forget();
    }

    /** Asks it to stop; kills it if it does not. */
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd()) {
            process.destroyForcibly();
        }
        killer.forget();
    }

    private boolean awaitEnd() {
        try {
            final boolean isGone = process.waitFor(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            drain.join(STOP_TIMEOUT_MS);
            return isGone;
        } catch (final InterruptedException e) {
            return false;
        }
    }

    private void awaitReady(final Duration timeout) throws IOException {
        try {
            readyLine = ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (final ExecutionException | TimeoutException | InterruptedException e) {
            final boolean hasEnded = e instanceof ExecutionException && awaitEnd();
            process.destroyForcibly();
            awaitEnd();
            killer.forget();
            throw new ServerNotReadyException(
                    hasEnded ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(),
                    "expected " + name + " to print 'ready …' within " + timeout.toSeconds() + " s, found "
                            + (hasEnded ? "its end" : "none") + "; it began with:\n" + beginning,
                    e);
        }
    }

    private void drainOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter copy = Files.newBufferedWriter(
                        log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                if (beginning.length() < BEGINNING_CHARS) {
                    beginning.append(line).append('\n');
                }
                if (line.startsWith(READY)) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IOException(name + " ended before it was ready"));
        } catch (final IOException e) {
            ready.completeExceptionally(new UncheckedIOException("reading the output of " + name + " failed", e));
        }
    }
}

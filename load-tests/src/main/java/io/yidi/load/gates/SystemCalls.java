package io.yidi.load.gates;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** 系统调用: counts the system calls of a running process with strace, from its start to {@link #stop}. */
final class SystemCalls implements AutoCloseable {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\s*[\\d.]+\\s+[\\d.]+\\s+\\d+\\s+(\\d+)\\s+(?:\\d+\\s+)?(\\w+)$");
    private static final String ALL = "total";

    /**
     * By which a thread sleeps, is woken or looks again, and {@code gettid}, which comes along with them: how many
     * depends on how slow everything else is.
     */
    private static final Set<String> WAITING = Set.of(
            "clock_nanosleep",
            "epoll_pwait",
            "epoll_pwait2",
            "epoll_wait",
            "futex",
            "gettid",
            "poll",
            "ppoll",
            "restart_syscall",
            "sched_yield");

    private static final long END_TIMEOUT_S = 10;

    private final Process strace;
    private final Path counts;

    private SystemCalls(final Process strace, final Path counts) {
        this.strace = strace;
        this.counts = counts;
    }

    /**
     * Begins to count.
     *
     * @param pid of the process
     * @param directory for what strace writes
     * @return counting
     * @throws IOException if there is no strace, or it may not look at the process
     */
    static SystemCalls start(final long pid, final Path directory) throws IOException {
        final Path counts = directory.resolve("calls.strace");
        final Process strace = new ProcessBuilder(
                        "strace", "-f", "-c", "-o", counts.toString(), "-p", Long.toString(pid))
                .redirectErrorStream(true)
                .start();
        final BufferedReader told = strace.inputReader(StandardCharsets.UTF_8);
        final String first = told.readLine();
        if (first == null || !first.contains("attached")) {
            strace.destroyForcibly();
            throw new IOException("expected strace to attach, found: " + first);
        }
        return new SystemCalls(strace, counts);
    }

    /**
     * Ends the counting.
     *
     * @return number of calls by name
     * @throws IOException if strace does not end or leaves no counts
     */
    Map<String, Long> stop() throws IOException {
        strace.destroy();
        try {
            if (!strace.waitFor(END_TIMEOUT_S, TimeUnit.SECONDS)) {
                throw new IOException("expected strace to end within " + END_TIMEOUT_S + " s");
            }
        } catch (final InterruptedException e) {
            throw new IOException("stopped while waiting for strace", e);
        }
        return counts(Files.readString(counts, StandardCharsets.UTF_8));
    }

    /** Reads the table that {@code strace -c} writes. */
    static Map<String, Long> counts(final String table) {
        final Map<String, Long> calls = new TreeMap<>();
        ROW.matcher(table).results().forEach(row -> calls.put(row.group(2), Long.parseLong(row.group(1))));
        calls.remove(ALL);
        return calls;
    }

    /** How many did something: read, wrote, forced or opened, rather than waited. */
    static long ofWork(final Map<String, Long> calls) {
        return calls.entrySet().stream()
                .filter(call -> !WAITING.contains(call.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void close() {
        strace.destroyForcibly();
    }
}

package io.yidi.load.gates;

import io.yidi.load.process.MetricsPage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * 计数: what a gateway counted since its start.
 *
 * @param byThread bytes that its threads took from the heap
 * @param forces of its journal
 */
record Counters(Map<String, Long> byThread, long forces) {

    private static final Pattern ALLOCATED =
            Pattern.compile("yidi_thread_allocated_bytes_total\\{thread=\"([^\"]+)\"} (\\S+)");
    private static final Pattern FORCES = Pattern.compile("yidi_commit_seconds_count\\{step=\"force\"} (\\d+)");

    /**
     * Asks for them.
     *
     * @param admin port of the gateway
     * @return counted now, forces up to a second ago
     * @throws IOException if it does not answer
     */
    static Counters read(final InetSocketAddress admin) throws IOException {
        return of(MetricsPage.read(admin));
    }

    /** Reads the text format of Prometheus. */
    static Counters of(final String page) {
        final Map<String, Long> allocated = new TreeMap<>();
        ALLOCATED
                .matcher(page)
                .results()
                .forEach(row -> allocated.put(row.group(1), new BigDecimal(row.group(2)).longValue()));
        final long forces = FORCES.matcher(page)
                .results()
                .mapToLong(row -> Long.parseLong(row.group(1)))
                .sum();
        return new Counters(allocated, forces);
    }

    /** What came since an earlier reading. */
    Counters since(final Counters earlier) {
        final Map<String, Long> added = new TreeMap<>();
        byThread.forEach((thread, bytes) -> added.put(thread, bytes - earlier.allocatedBytesOf(thread)));
        return new Counters(added, forces - earlier.forces);
    }

    /** By one thread; 0 if there is none. */
    long allocatedBytesOf(final String thread) {
        return byThread.getOrDefault(thread, 0L);
    }

    /**
     * By a thread that there has to be.
     *
     * @param thread by name
     * @return bytes
     * @throws IOException if nobody counted for it: nothing counted is not nothing taken
     */
    long expectBytesOf(final String thread) throws IOException {
        final Long bytes = byThread.get(thread);
        if (bytes == null) {
            throw new IOException("expected a count of thread " + thread + ", found " + byThread.keySet());
        }
        return bytes;
    }

    /** By all threads. */
    long allocatedBytes() {
        return byThread.values().stream().mapToLong(Long::longValue).sum();
    }
}

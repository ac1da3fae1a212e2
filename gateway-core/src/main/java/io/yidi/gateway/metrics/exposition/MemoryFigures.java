package io.yidi.gateway.metrics.exposition;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringTokenizer;
import java.util.TreeMap;

/** 内存用量: what this process holds in memory, in bytes, by area. */
final class MemoryFigures {

    /** Objects, garbage included. */
    static final String HEAP = "heap";
    /** What the heap has of the system, used or not. */
    static final String HEAP_COMMITTED = "heap-committed";
    /** Buffers off the heap: the tables of persons, keys and counters, and the batches on their way. */
    static final String DIRECT = "direct";
    /** All of it, as the system counts it; where the system tells. */
    static final String RESIDENT = "resident";

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT_LINE = "VmRSS:";
    private static final long BYTES_PER_KIB = 1024;

    private MemoryFigures() {}

    /** Bytes by area, now. */
    static Map<String, Long> read() {
        final MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        final Map<String, Long> bytes = new TreeMap<>();
        bytes.put(HEAP, heap.getUsed());
        bytes.put(HEAP_COMMITTED, heap.getCommitted());
        bytes.put(DIRECT, directBytes());
        residentBytes().ifPresent(resident -> bytes.put(RESIDENT, resident));
        return bytes;
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals(DIRECT))
                .mapToLong(BufferPoolMXBean::getTotalCapacity)
                .sum();
    }

    private static OptionalLong residentBytes() {
        try {
            return residentBytes(Files.readAllLines(STATUS, StandardCharsets.US_ASCII));
        } catch (final IOException untold) {
            return OptionalLong.empty();
        }
    }

    /**
     * Finds it.
     *
     * @param status lines of {@code /proc/self/status}
     */
    static OptionalLong residentBytes(final List<String> status) {
        for (final String line : status) {
            final StringTokenizer words = new StringTokenizer(line);
            if (words.hasMoreTokens() && RESIDENT_LINE.equals(words.nextToken())) {
                return OptionalLong.of(Long.parseLong(words.nextToken()) * BYTES_PER_KIB);
            }
        }
        return OptionalLong.empty();
    }
}

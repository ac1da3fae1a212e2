package io.yidi.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;

/** 常驻内存: what a process holds in memory, as the kernel counts it. */
public final class ResidentMemory {

    private static final String RESIDENT = "VmRSS:";

    private ResidentMemory() {}

    /**
     * Reads it.
     *
     * @param pid of the process
     * @return kibibytes
     * @throws IOException if it cannot be read
     */
    public static long kib(final long pid) throws IOException {
        return kib(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.UTF_8));
    }

    /**
     * Finds it.
     *
     * @param status lines of {@code /proc/PID/status}
     * @return kibibytes
     */
    static long kib(final List<String> status) {
        for (final String line : status) {
            final StringTokenizer words = new StringTokenizer(line);
            if (words.hasMoreTokens() && RESIDENT.equals(words.nextToken())) {
                return Long.parseLong(words.nextToken());
            }
        }
        throw new IllegalArgumentException("expected a line " + RESIDENT + ", found " + status);
    }
}

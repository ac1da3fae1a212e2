package io.yidi.load.gates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 上下文切换: how often the threads of a process gave their processor away to wait, as {@code /proc} counts it. */
final class ContextSwitches {

    private static final Pattern WAITS = Pattern.compile("(?m)^voluntary_ctxt_switches:\\s+(\\d+)$");

    private ContextSwitches() {}

    /** Of all its threads that live. */
    static long waits(final long pid) throws IOException {
        final List<Path> threads;
        try (Stream<Path> listed = Files.list(Path.of("/proc/" + pid + "/task"))) {
            threads = listed.toList();
        }
        long waits = 0;
        for (final Path thread : threads) {
            waits += waits(thread.resolve("status"));
        }
        return waits;
    }

    private static long waits(final Path status) throws IOException {
        try {
            return WAITS.matcher(Files.readString(status, StandardCharsets.UTF_8))
                    .results()
                    .mapToLong(row -> Long.parseLong(row.group(1)))
                    .sum();
        } catch (final NoSuchFileException ended) {
            return 0;
        }
    }
}

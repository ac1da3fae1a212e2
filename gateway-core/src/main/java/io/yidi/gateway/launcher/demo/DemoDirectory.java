package io.yidi.gateway.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** 演示目录: a data directory that is fresh for each demo. Only what a demo made is ever wiped. */
final class DemoDirectory {

    private static final String MARKER = "made-by-yidi-demo";

    private DemoDirectory() {}

    /**
     * Makes the directory, wiping what an earlier demo left.
     *
     * @throws IOException if it holds something else, or cannot be made
     */
    static Path fresh(final Path directory) throws IOException {
        if (Files.exists(directory.resolve(MARKER))) {
            wipe(directory);
        } else if (Files.exists(directory) && !isEmpty(directory)) {
            throw new IOException("expected an empty folder or one that an earlier demo made, found " + directory);
        }
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(MARKER), "Wiped at the start of the next demo.\n");
        return directory;
    }

    private static boolean isEmpty(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** The marker goes last, so that a wipe that was cut short can be finished by the next demo. */
    private static void wipe(final Path directory) throws IOException {
        final Path marker = directory.resolve(MARKER);
        final List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.filter(file -> !file.equals(directory) && !file.equals(marker))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (final Path file : deepestFirst) {
            Files.delete(file);
        }
        Files.delete(marker);
    }
}

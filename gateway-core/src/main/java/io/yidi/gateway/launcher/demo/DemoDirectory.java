package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.journal.ChannelJournalFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * 演示目录: a data directory that is fresh for each demo, and belongs to that demo alone until it is closed. Only what a
 * demo made is ever wiped, and never what a running process uses.
 */
final class DemoDirectory implements Closeable {

    private static final String MARKER = "made-by-yidi-demo";
    private static final String RUNNING = "running";
    private static final String JOURNAL = "journal";

    private final Path directory;
    private final Closeable lock;

    private DemoDirectory(final Path directory, final Closeable lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes the directory, making it if need be. Nothing that lies in it changes yet.
     *
     * @throws IOException if it holds what no demo made, or cannot be made
     * @throws io.yidi.gateway.journal.JournalLockedException if another demo has it
     */
    static DemoDirectory take(final Path directory) throws IOException {
        final Path marker = directory.resolve(MARKER);
        if (!Files.exists(marker) && Files.exists(directory) && !isEmpty(directory)) {
            throw new IOException("expected an empty folder or one that an earlier demo made, found " + directory);
        }
        Files.createDirectories(directory);
        Files.writeString(marker, "Wiped at the start of the next demo.\n");
        return new DemoDirectory(directory, new ChannelJournalFiles(directory.resolve(RUNNING)).lock());
    }

    /**
     * Wipes what an earlier demo left.
     *
     * @return the directory
     * @throws IOException if it cannot be wiped
     * @throws io.yidi.gateway.journal.JournalLockedException if a gateway serves what lies there
     */
    Path fresh() throws IOException {
        final Path journal = directory.resolve(JOURNAL);
        if (Files.isDirectory(journal)) {
            new ChannelJournalFiles(journal).lock().close();
        }
        wipe();
        return directory;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean isEmpty(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private void wipe() throws IOException {
        final List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.filter(this::isWiped)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (final Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    /** Marker and lock stay, so that a wipe that was cut short can be finished by the next demo. */
    private boolean isWiped(final Path file) {
        return !file.equals(directory)
                && !file.equals(directory.resolve(MARKER))
                && !file.startsWith(directory.resolve(RUNNING));
    }
}

package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalLockedException;
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

    /** Whether a demo may have it: nothing lies in it but what demos made. */
    static boolean isOffered(final Path directory) throws IOException {
        return !Files.exists(directory) || isEmpty(directory) || Files.exists(directory.resolve(MARKER));
    }

    /**
     * Takes a directory that is {@link #isOffered offered}, making it if need be. What an earlier demo left stays.
     *
     * @throws IOException if it cannot be made
     * @throws JournalLockedException if another demo has it
     */
    static DemoDirectory take(final Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(MARKER), "Wiped at the start of the next demo.\n");
        try {
            return new DemoDirectory(directory, new ChannelJournalFiles(directory.resolve(RUNNING)).lock());
        } catch (final JournalLockedException anotherDemo) {
            throw new JournalLockedException(directory.toString());
        }
    }

    /**
     * Wipes what an earlier demo left.
     *
     * @return the directory
     * @throws IOException if it cannot be wiped
     * @throws JournalLockedException if a gateway serves what lies there
     */
    Path fresh() throws IOException {
        final Path journal = directory.resolve(JOURNAL);
        if (Files.isDirectory(journal)) {
            wipeLocked(journal);
        } else {
            wipe();
        }
        return directory;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** No gateway can take the journal before it is gone. */
    private void wipeLocked(final Path journal) throws IOException {
        final Closeable journalLock = new ChannelJournalFiles(journal).lock();
        try {
            wipe();
        } finally {
            journalLock.close();
        }
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

package io.yidi.gateway.keys;

import io.yidi.gateway.engine.state.ArchivedKey;
import io.yidi.gateway.engine.state.ClosedDay;
import io.yidi.gateway.engine.state.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * 已封存的一日: answers from memory until its file is whole, from the file afterwards.
 *
 * <p>The core thread looks up, the background thread writes; the lock is held by it only to change over.
 */
final class KeptDay implements AutoCloseable {

    private final int epochDay;
    private final Path file;
    private ClosedDay memory;
    private KeyDayReader reader;

    /** A day of the past, which has a file. */
    KeptDay(final int epochDay, final Path file) {
        this.epochDay = epochDay;
        this.file = file;
    }

    /** A day that is in memory. */
    KeptDay(final ClosedDay memory, final Path file) {
        this(memory.epochDay(), file);
        this.memory = memory;
    }

    synchronized boolean find(final Fingerprint key, final ArchivedKey into) {
        if (memory != null) {
            return memory.find(key, into);
        }
        try {
            if (reader == null) {
                reader = KeyDayReader.open(file, epochDay);
            }
            return reader.find(key, into);
        } catch (final IOException unreadable) {
            throw new KeyFileException(file, unreadable);
        }
    }

    /** Whether it is in memory or has a file that can be opened. */
    synchronized boolean isThere() {
        if (memory != null || reader != null) {
            return true;
        }
        try {
            reader = KeyDayReader.open(file, epochDay);
            return true;
        } catch (final IOException | KeyFileException unusable) {
            return false;
        }
    }

    /**
     * Writes the file, unless it is there already, and gives the memory back; does nothing once that is given back.
     * Background thread.
     *
     * @param unfinished name of the file until it is whole
     */
    void write(final Path unfinished) throws IOException {
        if (memory == null) {
            return;
        }
        if (!isWritten()) {
            KeyDayWriter.write(memory, file, unfinished);
        }
        final KeyDayReader written = KeyDayReader.open(file, epochDay);
        synchronized (this) {
            reader = written;
            memory.close();
            memory = null;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
        if (memory != null) {
            memory.close();
        }
        reader = null;
        memory = null;
    }

    /** A file that is damaged or has other keys counts as none. */
    private boolean isWritten() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (KeyDayReader existing = KeyDayReader.open(file, epochDay)) {
            return existing.holds(memory);
        } catch (final KeyFileException damaged) {
            return false;
        }
    }
}

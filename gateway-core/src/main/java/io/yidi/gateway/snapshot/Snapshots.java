package io.yidi.gateway.snapshot;

import io.yidi.gateway.engine.state.StateOutput;
import io.yidi.gateway.journal.JournalFile;
import io.yidi.gateway.journal.JournalFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * 快照目录: the snapshots of one journal, by the sequence of the last record they hold.
 *
 * <p>A snapshot has its name only when it is whole and on the device; what a crash left half done is a draft, deleted
 * when the next one is written. One thread writes; reading beside it is fine.
 */
public final class Snapshots {

    private final JournalFiles files;

    /**
     * Looks at a directory.
     *
     * @param files the directory, used for nothing else
     */
    public Snapshots(final JournalFiles files) {
        this.files = files;
    }

    /**
     * Writes a snapshot; does nothing if there is one of the same sequence.
     *
     * @param header what it is of
     * @param content writes the state
     * @throws IOException if it could not be made durable; nothing is left of it then but a draft
     */
    public void write(final SnapshotHeader header, final Consumer<StateOutput> content) throws IOException {
        final long sequence = header.point().sequence();
        deleteDrafts(() -> {});
        if (files.list().contains(SnapshotDescriptor.fileName(sequence))) {
            return;
        }
        final String draft = SnapshotDescriptor.draftName(sequence);
        try (JournalFile file = files.create(draft)) {
            final SnapshotWriter writer = new SnapshotWriter(file, header);
            content.accept(writer);
            writer.finish();
        } catch (final UncheckedIOException failure) {
            throw failure.getCause();
        }
        files.rename(draft, SnapshotDescriptor.fileName(sequence));
        files.forceDirectory();
    }

    /**
     * Sequences of all snapshots.
     *
     * @return the newest first
     * @throws IOException if the directory cannot be read
     */
    public List<Long> newestFirst() throws IOException {
        return files.list().stream()
                .filter(SnapshotDescriptor::isSnapshot)
                .map(SnapshotDescriptor::sequenceOf)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /**
     * Opens a snapshot and reads its header.
     *
     * @param sequence of a snapshot that is there
     * @return to be closed by the caller
     * @throws SnapshotDamagedException if the header is not whole
     * @throws IOException if the file cannot be read
     */
    public SnapshotReader open(final long sequence) throws IOException {
        final String name = SnapshotDescriptor.fileName(sequence);
        final JournalFile file = files.openReadOnly(name);
        try {
            return new SnapshotReader(name, file);
        } catch (final IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /**
     * Deletes all but the newest, a little at a time: each first loses its name for good, so that none is ever found
     * shortened.
     *
     * @param count to keep
     * @param afterStep run after each step
     * @throws IOException if one cannot be deleted
     */
    public void keepNewest(final int count, final Runnable afterStep) throws IOException {
        final List<Long> sequences = newestFirst();
        for (final long sequence : sequences.subList(Math.min(count, sequences.size()), sequences.size())) {
            files.rename(SnapshotDescriptor.fileName(sequence), SnapshotDescriptor.draftName(sequence));
        }
        files.forceDirectory();
        deleteDrafts(afterStep);
        files.forceDirectory();
    }

    private void deleteDrafts(final Runnable afterStep) throws IOException {
        for (final String name : files.list()) {
            if (SnapshotDescriptor.isDraft(name)) {
                files.deleteInSteps(name, afterStep);
            }
        }
    }
}

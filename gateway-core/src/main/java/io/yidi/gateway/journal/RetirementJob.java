package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * 退役: moves segments into the archive, the oldest first, each for good before the next, so that the archive always
 * holds the first segments without a gap. Any thread but the writing one.
 */
final class RetirementJob implements Closeable {

    private final JournalFiles files;
    private boolean closed;
    private volatile int oldestOrdinal;

    /**
     * Nothing is moved yet.
     *
     * @param oldestOrdinal of the oldest segment that is not in the archive
     */
    RetirementJob(final JournalFiles files, final int oldestOrdinal) {
        this.files = files;
        this.oldestOrdinal = oldestOrdinal;
    }

    /** Ordinal of the oldest segment that is not in the archive for certain. Any thread may ask. */
    int oldestOrdinal() {
        return oldestOrdinal;
    }

    /** Moves all segments before an ordinal. */
    void run(final int beforeOrdinal) throws IOException {
        if (beforeOrdinal <= oldestOrdinal) {
            return;
        }
        final SegmentHeaderReader headers = new SegmentHeaderReader(files);
        for (final String name : liveSegments()) {
            final int ordinal = headers.read(name).ordinal();
            if (ordinal >= beforeOrdinal) {
                return;
            }
            retire(name, ordinal);
        }
    }

    private synchronized void retire(final String name, final int ordinal) throws IOException {
        if (closed) {
            throw new IllegalStateException("journal is closed: " + files.location());
        }
        if (ordinal >= oldestOrdinal) {
            files.retire(name);
            oldestOrdinal = ordinal + 1;
        }
    }

    private List<String> liveSegments() throws IOException {
        return files.list().stream()
                .filter(SegmentDescriptor::isSegment)
                .sorted()
                .toList();
    }

    /** Waits for the segment that is just being moved; none is moved afterwards. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}

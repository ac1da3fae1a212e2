package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;

/**
 * 回看已写流水: records of a journal that is open for writing, read back from where they are: pending or in flight in
 * memory, else in the segment in use, an earlier one, or one in the archive. Used by the owner of the journal.
 *
 * <p>Of the file in use only what lies before the batch in flight is looked at; behind it somebody may be writing.
 */
final class WrittenRecords implements Closeable {

    private final RollingWriter writer;
    private final BatchPair batches;
    private final CommitLine commits;
    private final RecordReader records;
    private final SequenceSearch search = new SequenceSearch();

    WrittenRecords(
            final JournalFiles files, final RollingWriter writer, final BatchPair batches, final CommitLine commits) {
        this.writer = writer;
        this.batches = batches;
        this.commits = commits;
        records = new RecordReader(files);
    }

    /** Reads a record; see {@link Journal#read}. */
    RecordFlyweight read(final long position) {
        final long fillingPosition = commits.fillingPosition();
        if (position < 0
                || JournalPosition.logicalOffset(position) < SectorDescriptor.PAYLOAD_LENGTH
                || position >= fillingPosition + batches.filling().length()) {
            throw notHere(position);
        }
        if (position >= fillingPosition) {
            return batches.read(batches.filling(), position - fillingPosition);
        }
        if (commits.isInFlight() && position >= commits.departedPosition()) {
            return batches.read(batches.departed(), position - commits.departedPosition());
        }
        return readDurable(position);
    }

    /** Looks for the record of a sequence that was appended; see {@link Journal#positionOf}. */
    long positionOf(final long sequence) {
        final long departedSequence = commits.departedSequence();
        if (sequence > departedSequence) {
            return commits.fillingPosition() + batches.filling().offsetOf((int) (sequence - departedSequence - 1));
        }
        final long firstDeparted = departedSequence - batches.departed().count() + 1;
        if (commits.isInFlight() && sequence >= firstDeparted) {
            return commits.departedPosition() + batches.departed().offsetOf((int) (sequence - firstDeparted));
        }
        try {
            return searchSegments(sequence);
        } catch (final IOException e) {
            throw commits.fail("looking for a record", e);
        }
    }

    private RecordFlyweight readDurable(final long position) {
        final int ordinal = JournalPosition.ordinal(position);
        try {
            return readSegment(position, ordinal);
        } catch (final IOException e) {
            rethrowIfArchived(ordinal, e);
            throw commits.fail("reading a record", e);
        } catch (final JournalCorruptException damaged) {
            rethrowIfArchived(ordinal, damaged);
            testify(damaged);
            throw damaged;
        }
    }

    private RecordFlyweight readSegment(final long position, final int ordinal) throws IOException {
        final int offset = JournalPosition.logicalOffset(position);
        final SegmentWriter current = writer.segment();
        if (current.header().ordinal() == ordinal) {
            return records.read(current.file(), current.header(), commits.durableEndSector(), offset);
        }
        final int index = writer.segments().indexOf(ordinal);
        if (index == SegmentTable.NOT_THERE) {
            throw notHere(position);
        }
        final SegmentHeader header = writer.segments().header(index);
        return records.read(records.fileOf(header), header, header.sectors(), offset);
    }

    private long searchSegments(final long sequence) throws IOException {
        final SegmentHeader header = writer.segments().header(writer.segments().indexOfSequence(sequence));
        final int offset = searchSegment(header, sequence);
        return offset == SequenceSearch.NOT_FOUND
                ? JournalPosition.NULL_POSITION
                : JournalPosition.of(header.ordinal(), offset);
    }

    private int searchSegment(final SegmentHeader header, final long sequence) throws IOException {
        final SegmentWriter current = writer.segment();
        if (header.ordinal() == current.header().ordinal()) {
            return search.find(current.file(), header, commits.durableEndSector(), sequence);
        }
        try {
            return search.find(records.fileOf(header), header, header.sectors(), sequence);
        } catch (final IOException | JournalCorruptException unreadable) {
            rethrowIfArchived(header.ordinal(), unreadable);
            throw unreadable;
        }
    }

    /** Only what lies in the archive may be unreadable. */
    private void rethrowIfArchived(final int ordinal, final Exception unreadable) {
        if (ordinal < writer.oldestOrdinal()) {
            throw new ArchiveUnreadableException(unreadable);
        }
    }

    /**
     * What a device confirmed and lost may have left no trace behind it, so that the next start would find a whole, but
     * shorter journal.
     */
    private void testify(final JournalCorruptException damaged) {
        try {
            writer.testify(commits.durableSequence());
        } catch (final IOException e) {
            damaged.addSuppressed(e);
        }
    }

    private static IllegalArgumentException notHere(final long position) {
        return new IllegalArgumentException(
                "position must be that of a record of this journal: found " + JournalPosition.toString(position));
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

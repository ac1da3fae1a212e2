package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * 回看已恢复流水: the records a reading has reached so far, those before its start included, by position. One thread, which
 * need not be the reading one, as long as the reading goes on.
 */
final class RecoveredRecords implements RecordSource, Closeable {

    private final JournalReader reader;
    private final RecordReader records;
    private final SequenceSearch search = new SequenceSearch();

    RecoveredRecords(final JournalFiles files, final JournalReader reader) {
        this.reader = reader;
        this.records = new RecordReader(files);
    }

    @Override
    public RecordFlyweight read(final long position) {
        try {
            final SegmentHeader header = reader.reached(JournalPosition.ordinal(position))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "position must be that of an earlier record: found " + JournalPosition.toString(position)));
            return records.read(
                    records.fileOf(header), header, header.sectors(), JournalPosition.logicalOffset(position));
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(
                    "reading back the record at " + JournalPosition.toString(position), unreadable);
        }
    }

    @Override
    public long positionOf(final long sequence) {
        try {
            final SegmentHeader header = reader.reachedSequence(sequence).orElse(null);
            if (header == null) {
                return JournalPosition.NULL_POSITION;
            }
            final int offset =
                    search.find(records.fileOf(header), header, reader.endSectorOf(header.ordinal()), sequence);
            return offset == SequenceSearch.NOT_FOUND
                    ? JournalPosition.NULL_POSITION
                    : JournalPosition.of(header.ordinal(), offset);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException("looking for the record of sequence " + sequence, unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * 回看已恢复流水: the records a reading has reached so far, those before its start included, by position. One thread, as long
 * as the reading goes on.
 */
final class RecoveredRecords implements RecordSource, Closeable {

    private final JournalReader reader;
    private final RecordReader records;

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
    public void close() throws IOException {
        records.close();
    }
}

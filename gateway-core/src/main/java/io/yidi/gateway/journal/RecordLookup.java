package io.yidi.gateway.journal;

import java.io.IOException;

/**
 * 流水查找: finds one record by its sequence, in the journal's folder or its archive, also beside the writer. Only the
 * segment that holds it is read, verified up to the batch it lies in. Takes no lock and changes nothing. One thread.
 */
public final class RecordLookup {

    private static final int CHUNK_LENGTH = 1024 * 1024;

    private final JournalFiles files;

    /**
     * Prepares to look.
     *
     * @param files directory of the journal
     */
    public RecordLookup(final JournalFiles files) {
        this.files = files;
    }

    /**
     * Finds a record.
     *
     * @param sequence of the record
     * @param visitor receives it, and no other; what it is given is valid during the call only
     * @return false if the journal does not hold it
     * @throws JournalCorruptException when something before it in its segment is damaged; beside a writer perhaps only
     *     because it has not been written to its end
     * @throws IOException when a file cannot be read
     */
    public boolean find(final long sequence, final RecordVisitor visitor) throws IOException {
        final SegmentTable table = SegmentTable.list(files);
        final int index = table.indexOfSequence(sequence);
        if (index == SegmentTable.NOT_THERE) {
            return false;
        }
        final SegmentHeader header = table.header(index);
        try (JournalFile file = files.openUncached(header.fileName())) {
            return findIn(header, file, sequence, visitor);
        }
    }

    private static boolean findIn(
            final SegmentHeader header, final JournalFile file, final long sequence, final RecordVisitor visitor)
            throws IOException {
        final SectorReader sectors = new SectorReader(CHUNK_LENGTH);
        sectors.wrap(file);
        final HashChain chain = new HashChain();
        chain.restart(header.previousHash());
        final SegmentReader reader = new SegmentReader(header.fileName(), header, sectors, chain);
        while (reader.lastSequence() < sequence && reader.nextBatch()) {
            if (reader.lastSequence() >= sequence) {
                reader.visitRecords(only(sequence, visitor));
                return true;
            }
        }
        return false;
    }

    private static RecordVisitor only(final long wanted, final RecordVisitor visitor) {
        return (type, sequence, timestampNs, position, buffer, offset, length) -> {
            if (sequence == wanted) {
                visitor.onRecord(type, sequence, timestampNs, position, buffer, offset, length);
            }
        };
    }
}

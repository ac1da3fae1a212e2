package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** 段写入: the segment in use; appends sealed sectors behind each other. Used by the writing thread. */
final class SegmentWriter implements Closeable {

    private final SegmentHeader header;
    private final JournalFile file;
    private int endSector = SegmentDescriptor.FIRST_BATCH_SECTOR;
    private int batches;

    private SegmentWriter(final SegmentHeader header, final JournalFile file) {
        this.header = header;
        this.file = file;
    }

    /**
     * Takes a spare into use. Its header is on the device before it gets its name, and the name before any batch.
     *
     * @param spare zero-filled
     * @param header of the new segment
     * @return the segment, empty
     * @throws IOException when any step failed
     */
    static SegmentWriter start(final JournalFiles files, final Spare spare, final SegmentHeader header)
            throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(SectorDescriptor.LENGTH);
        final byte[] payload = header.encode();
        new SectorFlyweight().wrap(bytes).at(0).seal(payload, 0, payload.length, SectorDescriptor.NO_STAMP);
        spare.file().writeFully(bytes.clear(), 0);
        spare.file().force(true);
        files.rename(spare.name(), header.fileName());
        files.forceDirectory();
        return new SegmentWriter(header, spare.file());
    }

    SegmentHeader header() {
        return header;
    }

    JournalFile file() {
        return file;
    }

    /** Sector after the last batch. */
    int endSector() {
        return endSector;
    }

    /** Stamp of the next batch. */
    int nextStamp() {
        return batches + 1;
    }

    /** Whether so many more sectors fit. */
    boolean hasRoom(final int sectors) {
        return header.sectors() - endSector >= sectors;
    }

    /** Writes a batch behind the last one; it does not count before it is forced. */
    void write(final ByteBuffer sectors) throws IOException {
        file.writeFully(sectors, SectorDescriptor.offset(endSector));
    }

    /** Forces the batch of so many sectors that was written. */
    void force(final int sectorCount) throws IOException {
        file.force(false);
        endSector += sectorCount;
        batches++;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

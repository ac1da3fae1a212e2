package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * 段写入: the segment in use; appends sealed sectors behind each other. The owner of the journal claims the place of a
 * batch; whoever commits it writes and forces there, and changes nothing else.
 */
final class SegmentWriter implements Closeable {

    private final SegmentHeader header;
    private final JournalFile file;
    private int claimedSector = SegmentDescriptor.FIRST_BATCH_SECTOR;
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

    /** Sector after the last batch claimed. */
    int endSector() {
        return endSector;
    }

    /** First sector of the last batch claimed. */
    int claimedSector() {
        return claimedSector;
    }

    /** Stamp of the last batch claimed. */
    int claimedStamp() {
        return batches;
    }

    /** Whether so many more sectors fit. */
    boolean hasRoom(final int sectors) {
        return header.sectors() - endSector >= sectors;
    }

    /** Takes the place behind the last batch for one of so many sectors. */
    void claim(final int sectors) {
        claimedSector = endSector;
        endSector += sectors;
        batches++;
    }

    /** Writes the batch whose place was claimed last; it does not count before it is forced. */
    void write(final ByteBuffer sectors) throws IOException {
        file.writeFully(sectors, SectorDescriptor.offset(claimedSector));
    }

    /** Forces the batch that was written. */
    void force() throws IOException {
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 记录读取: reads single records by position from segment files, verifying sectors and the record's checksum. Keeps a few
 * files open. Its buffers grow to the longest batch a segment may hold and no further. Used by one thread.
 */
final class RecordReader implements Closeable {

    private static final int OPEN_FILES_MAX = 16;
    private static final int NO_SEGMENT = -1;
    private static final int FIRST_READ_SECTORS = 8;

    private final JournalFiles files;
    private final int[] openOrdinals = new int[OPEN_FILES_MAX];
    private final JournalFile[] openFiles = new JournalFile[OPEN_FILES_MAX];
    private final SectorFlyweight sector = new SectorFlyweight();
    private final Checksum checksum = new Checksum();
    private final RecordFlyweight record = new RecordFlyweight();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private byte[] payload = new byte[0];
    private ByteBuffer sectors = ByteBuffer.allocateDirect(0);
    private int nextVictim;

    RecordReader(final JournalFiles files) {
        this.files = files;
        Arrays.fill(openOrdinals, NO_SEGMENT);
    }

    /** File of a segment that is no longer written to; opened on first use. */
    JournalFile fileOf(final SegmentHeader header) throws IOException {
        for (int i = 0; i < OPEN_FILES_MAX; i++) {
            if (openOrdinals[i] == header.ordinal()) {
                return openFiles[i];
            }
        }
        final int victim = nextVictim;
        nextVictim = (victim + 1) % OPEN_FILES_MAX;
        closeAt(victim);
        openFiles[victim] = files.openReadOnly(header.fileName());
        openOrdinals[victim] = header.ordinal();
        return openFiles[victim];
    }

    /**
     * Reads a record.
     *
     * @param file of the segment
     * @param header of the segment
     * @param endSector sector after the last one written
     * @param logicalOffset where the record begins
     * @return the record, valid until the next call
     * @throws JournalCorruptException when there is no whole record at that place
     */
    RecordFlyweight read(
            final JournalFile file, final SegmentHeader header, final int endSector, final int logicalOffset)
            throws IOException {
        growTo(header.batchLengthMaxBytes());
        final int first = logicalOffset / SectorDescriptor.PAYLOAD_LENGTH;
        final int offset = logicalOffset % SectorDescriptor.PAYLOAD_LENGTH;
        int loaded = load(file, header, first, 0, Math.min(FIRST_READ_SECTORS, endSector - first));
        expectLoaded(header, logicalOffset, offset + RecordDescriptor.BODY_OFFSET, loaded);
        record.wrap(view, offset);
        if (record.bodyLength() < 0 || record.bodyLength() > header.batchLengthMaxBytes()) {
            throw corrupt(header, logicalOffset, "expected a record, found length " + record.bodyLength());
        }
        final int end = offset + record.recordLength();
        final int needed = Math.min(SectorDescriptor.count(end), endSector - first);
        loaded = Math.max(loaded, load(file, header, first, loaded, needed));
        expectLoaded(header, logicalOffset, end, loaded);
        verifyChecksum(header, logicalOffset, offset);
        return record;
    }

    private int load(
            final JournalFile file, final SegmentHeader header, final int first, final int from, final int until)
            throws IOException {
        if (until <= from) {
            return from;
        }
        sectors.clear().position(from * SectorDescriptor.LENGTH).limit(until * SectorDescriptor.LENGTH);
        file.readFully(sectors, SectorDescriptor.offset(first + from));
        for (int i = from; i < until; i++) {
            if (sector.at(i * SectorDescriptor.LENGTH).state() == SectorFlyweight.State.DAMAGED) {
                throw corrupt(
                        header,
                        (first + i) * SectorDescriptor.PAYLOAD_LENGTH,
                        "expected a whole sector, found one that fails its checksum");
            }
            sector.copyPayload(view, i * SectorDescriptor.PAYLOAD_LENGTH);
        }
        return until;
    }

    private void verifyChecksum(final SegmentHeader header, final int logicalOffset, final int offset) {
        final int crcOffset = offset + record.recordLength() - RecordDescriptor.CRC_LENGTH;
        final int expected = checksum.of(payload, offset, crcOffset - offset);
        final int found = view.getInt(crcOffset, BYTE_ORDER);
        if (found != expected) {
            throw corrupt(header, logicalOffset, "expected record checksum " + expected + ", found " + found);
        }
    }

    private static void expectLoaded(
            final SegmentHeader header, final int logicalOffset, final int end, final int loadedSectors) {
        if (end > loadedSectors * SectorDescriptor.PAYLOAD_LENGTH) {
            throw corrupt(header, logicalOffset, "expected a record, found the end of what was written");
        }
    }

    private static JournalCorruptException corrupt(
            final SegmentHeader header, final int logicalOffset, final String verdict) {
        return new JournalCorruptException(
                header.fileName(),
                SectorDescriptor.offset(logicalOffset / SectorDescriptor.PAYLOAD_LENGTH),
                verdict,
                header.firstSequence() - 1,
                JournalPosition.of(header.ordinal(), SectorDescriptor.PAYLOAD_LENGTH),
                JournalCorruptException.NONE_AFTER);
    }

    private void growTo(final int batchLengthMaxBytes) {
        final int count = Math.max(FIRST_READ_SECTORS, 1 + SectorDescriptor.count(batchLengthMaxBytes));
        if (sectors.capacity() < count * SectorDescriptor.LENGTH) {
            sectors = ByteBuffer.allocateDirect(count * SectorDescriptor.LENGTH);
            sector.wrap(sectors);
            payload = new byte[count * SectorDescriptor.PAYLOAD_LENGTH];
            view.wrap(payload);
        }
    }

    private void closeAt(final int index) throws IOException {
        if (openFiles[index] != null) {
            openOrdinals[index] = NO_SEGMENT;
            openFiles[index].close();
            openFiles[index] = null;
        }
    }

    @Override
    public void close() throws IOException {
        for (int i = 0; i < OPEN_FILES_MAX; i++) {
            closeAt(i);
        }
    }
}

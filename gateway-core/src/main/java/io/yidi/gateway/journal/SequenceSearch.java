package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 流水检索: finds where a segment holds the record of a sequence, by reading few of its sectors.
 *
 * <p>Stamps rise from batch to batch, and so do first sequences; blank sectors follow the last batch:
 *
 * <pre>
 *   sector   1   2   3   4   5   6   7   8   9  10  11
 *   stamp    1   1   1   2   3   3   3   3   4   –   –
 *   first    1   1   1  90  90  90  90  90 117              a mark, such as batch 2, holds no record
 * </pre>
 *
 * <p>One thread; allocates nothing.
 */
final class SequenceSearch {

    /** Result: the segment does not hold the sequence. */
    static final int NOT_FOUND = -1;

    private static final int BLANK = Integer.MAX_VALUE;
    private static final int NO_SECTOR = -1;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(SectorDescriptor.LENGTH);
    private final SectorFlyweight sector = new SectorFlyweight().wrap(bytes);
    private final UnsafeBuffer payload = new UnsafeBuffer(new byte[SectorDescriptor.PAYLOAD_LENGTH]);
    private JournalFile file;
    private String fileName;
    private int loaded;
    private SectorFlyweight.State loadedState;

    /**
     * Looks for a record.
     *
     * @param segmentFile of the segment
     * @param header of the segment
     * @param endSector sector after the last one that was written, or later if only blank ones are between
     * @param sequence of the record
     * @return logical offset of the record, or {@link #NOT_FOUND}
     * @throws JournalCorruptException when a sector on the way is damaged
     */
    int find(final JournalFile segmentFile, final SegmentHeader header, final int endSector, final long sequence)
            throws IOException {
        file = segmentFile;
        fileName = header.fileName();
        loaded = NO_SECTOR;
        final int batch = lastBatchFrom(sequence, endSector);
        return batch == NO_SECTOR ? NOT_FOUND : findIn(batch, sequence);
    }

    /** First sector of the last batch whose first sequence is not above this one. */
    private int lastBatchFrom(final long sequence, final int endSector) throws IOException {
        int found = NO_SECTOR;
        int low = SegmentDescriptor.FIRST_BATCH_SECTOR;
        int high = endSector;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            final int stamp = stampOf(middle);
            final int begin = stamp == BLANK ? middle : beginOf(stamp, middle);
            if (stamp != BLANK && firstSequence(begin) <= sequence) {
                found = begin;
                low = middle + 1;
            } else {
                high = begin;
            }
        }
        return found;
    }

    /** First sector of a batch, one of whose sectors is known; near it mostly, so the steps back begin short. */
    private int beginOf(final int stamp, final int known) throws IOException {
        int high = known;
        int step = 1;
        int low = known - step;
        while (low >= SegmentDescriptor.FIRST_BATCH_SECTOR && stampOf(low) == stamp) {
            high = low;
            step <<= 1;
            low = high - step;
        }
        return beginBetween(stamp, Math.max(low, SegmentDescriptor.FIRST_BATCH_SECTOR - 1) + 1, high);
    }

    private int beginBetween(final int stamp, final int from, final int known) throws IOException {
        int low = from;
        int high = known;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (stampOf(middle) < stamp) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int findIn(final int batch, final long sequence) throws IOException {
        load(batch);
        final long index = sequence - payload.getLong(BatchDescriptor.FIRST_SEQUENCE_OFFSET, BYTE_ORDER);
        if (index >= payload.getInt(BatchDescriptor.COUNT_OFFSET, BYTE_ORDER)) {
            return NOT_FOUND;
        }
        int offset = batch * SectorDescriptor.PAYLOAD_LENGTH + BatchDescriptor.HEADER_LENGTH;
        for (long i = 0; i < index; i++) {
            offset += RecordDescriptor.lengthOf(bodyLengthAt(offset));
        }
        return offset;
    }

    /** Records begin at multiples of 8 bytes and sectors hold whole ones, so a length never crosses a sector. */
    private int bodyLengthAt(final int logicalOffset) throws IOException {
        load(logicalOffset / SectorDescriptor.PAYLOAD_LENGTH);
        return payload.getInt(
                logicalOffset % SectorDescriptor.PAYLOAD_LENGTH + RecordDescriptor.LENGTH_OFFSET, BYTE_ORDER);
    }

    private long firstSequence(final int batch) throws IOException {
        load(batch);
        return payload.getLong(BatchDescriptor.FIRST_SEQUENCE_OFFSET, BYTE_ORDER);
    }

    private int stampOf(final int index) throws IOException {
        return load(index) == SectorFlyweight.State.BLANK ? BLANK : sector.stamp();
    }

    private SectorFlyweight.State load(final int index) throws IOException {
        if (index != loaded) {
            loaded = NO_SECTOR;
            file.readFully(bytes.clear(), SectorDescriptor.offset(index));
            judge(index);
            sector.copyPayload(payload, 0);
            loaded = index;
        }
        return loadedState;
    }

    private void judge(final int index) {
        loadedState = sector.at(0).state();
        if (loadedState == SectorFlyweight.State.DAMAGED) {
            throw JournalCorruptException.atStart(
                    fileName, "expected sector " + index + " to be whole, found one that fails its checksum");
        }
    }
}

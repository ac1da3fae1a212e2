package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 批写入: collects the records of the pending batch and turns them into sealed sectors. Bounded and allocated once;
 * used by one thread at a time. While it is sealed its records stand still, and the other thread may read them.
 */
final class BatchWriter {

    private final int lengthMax;
    private final byte[] batch;
    private final UnsafeBuffer batchView;
    private final ByteBuffer sealed;
    private final SectorFlyweight sector;
    private final Checksum checksum = new Checksum();

    private int length = BatchDescriptor.HEADER_LENGTH;
    private int begunLength;
    private int count;

    BatchWriter(final int lengthMaxBytes) {
        lengthMax = lengthMaxBytes;
        batch = new byte[lengthMaxBytes];
        batchView = new UnsafeBuffer(batch);
        sealed = ByteBuffer.allocateDirect(SectorDescriptor.count(lengthMaxBytes) * SectorDescriptor.LENGTH);
        sector = new SectorFlyweight().wrap(sealed);
    }

    /** Records collected. */
    int count() {
        return count;
    }

    /** Payload bytes so far; the next record begins at this offset of the batch. */
    int length() {
        return length;
    }

    /** The batch as collected so far. */
    MutableDirectBuffer view() {
        return batchView;
    }

    /** Where in the batch a record begins that was collected, counted from 0. */
    int offsetOf(final int index) {
        int offset = BatchDescriptor.HEADER_LENGTH;
        for (int i = 0; i < index; i++) {
            offset += RecordDescriptor.lengthOf(batchView.getInt(offset + RecordDescriptor.LENGTH_OFFSET, BYTE_ORDER));
        }
        return offset;
    }

    /** Whether a record with such a body still fits. */
    boolean hasRoom(final int bodyLengthBytes) {
        return RecordDescriptor.lengthOf(bodyLengthBytes) <= lengthMax - length;
    }

    /**
     * Begins a record; there must be room. The caller puts the body and ends the record. What the body does not fill
     * is zero, as it has to be.
     *
     * @return offset of the body in {@link #view()}
     */
    int beginRecord(final int type, final long sequence, final long timestampNs, final int bodyLengthBytes) {
        begunLength = RecordDescriptor.lengthOf(bodyLengthBytes);
        batchView.putLong(crcOffset() - Long.BYTES, 0);
        batchView.putInt(length + RecordDescriptor.LENGTH_OFFSET, bodyLengthBytes, BYTE_ORDER);
        batchView.putInt(length + RecordDescriptor.TYPE_OFFSET, type, BYTE_ORDER);
        batchView.putLong(length + RecordDescriptor.SEQUENCE_OFFSET, sequence, BYTE_ORDER);
        batchView.putLong(length + RecordDescriptor.TIMESTAMP_OFFSET, timestampNs, BYTE_ORDER);
        return length + RecordDescriptor.BODY_OFFSET;
    }

    /** Ends the record begun last, whose body was put. */
    void endRecord() {
        batchView.putInt(crcOffset(), checksum.of(batch, length, crcOffset() - length), BYTE_ORDER);
        length += begunLength;
        count++;
    }

    private int crcOffset() {
        return length + begunLength - RecordDescriptor.CRC_LENGTH;
    }

    /**
     * Closes the batch, takes it into the chain and lays it out in sectors.
     *
     * @param firstSequence of the batch, or the next one in a commit mark
     * @param durableSequence already forced
     * @param stamp number of the batch in its segment
     * @param chain advanced by this batch
     * @return the sectors, ready to be written
     */
    ByteBuffer seal(final long firstSequence, final long durableSequence, final int stamp, final HashChain chain) {
        batchView.putInt(BatchDescriptor.LENGTH_OFFSET, length, BYTE_ORDER);
        batchView.putInt(BatchDescriptor.COUNT_OFFSET, count, BYTE_ORDER);
        batchView.putLong(BatchDescriptor.FIRST_SEQUENCE_OFFSET, firstSequence, BYTE_ORDER);
        batchView.putLong(BatchDescriptor.DURABLE_SEQUENCE_OFFSET, durableSequence, BYTE_ORDER);
        chain.advance(batch, length);
        chain.copyTo(batch, BatchDescriptor.HASH_OFFSET);
        batchView.putInt(BatchDescriptor.STAMP_OFFSET, stamp, BYTE_ORDER);
        batchView.putInt(BatchDescriptor.CRC_OFFSET, checksum.of(batch, 0, BatchDescriptor.CRC_OFFSET), BYTE_ORDER);
        return layOut(stamp);
    }

    private ByteBuffer layOut(final int stamp) {
        final int sectorCount = SectorDescriptor.count(length);
        for (int i = 0; i < sectorCount; i++) {
            final int offset = i * SectorDescriptor.PAYLOAD_LENGTH;
            final int lengthBytes = Math.min(SectorDescriptor.PAYLOAD_LENGTH, length - offset);
            sector.at(i * SectorDescriptor.LENGTH).seal(batch, offset, lengthBytes, stamp);
        }
        return sealed.clear().limit(sectorCount * SectorDescriptor.LENGTH);
    }

    /** Starts an empty batch. */
    void clear() {
        length = BatchDescriptor.HEADER_LENGTH;
        count = 0;
    }
}

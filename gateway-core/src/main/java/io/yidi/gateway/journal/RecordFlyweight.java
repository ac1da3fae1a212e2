package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import org.agrona.DirectBuffer;

/** 记录: read-only view over one record; valid until the next call on the journal it came from. */
public final class RecordFlyweight {

    private DirectBuffer buffer;
    private int offset;

    RecordFlyweight() {}

    RecordFlyweight wrap(final DirectBuffer recordBuffer, final int recordOffset) {
        buffer = recordBuffer;
        offset = recordOffset;
        return this;
    }

    /**
     * Type, as appended.
     *
     * @return the type
     */
    public int type() {
        return buffer.getInt(offset + RecordDescriptor.TYPE_OFFSET, BYTE_ORDER);
    }

    /**
     * Sequence, as appended.
     *
     * @return the sequence
     */
    public long sequence() {
        return buffer.getLong(offset + RecordDescriptor.SEQUENCE_OFFSET, BYTE_ORDER);
    }

    /**
     * Timestamp, as appended.
     *
     * @return nanoseconds
     */
    public long timestampNs() {
        return buffer.getLong(offset + RecordDescriptor.TIMESTAMP_OFFSET, BYTE_ORDER);
    }

    /**
     * Buffer that holds the body.
     *
     * @return the buffer
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where the body begins in {@link #buffer()}.
     *
     * @return offset in bytes
     */
    public int bodyOffset() {
        return offset + RecordDescriptor.BODY_OFFSET;
    }

    /**
     * Length of the body.
     *
     * @return bytes
     */
    public int bodyLength() {
        return buffer.getInt(offset + RecordDescriptor.LENGTH_OFFSET, BYTE_ORDER);
    }

    /** Bytes of the whole record. */
    int recordLength() {
        return RecordDescriptor.lengthOf(bodyLength());
    }
}

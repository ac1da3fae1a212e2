package io.yidi.gateway.journal;

import org.agrona.BitUtil;

/**
 * 记录: layout of a record.
 *
 * <pre>
 *    0        4        8                16               24           24+length      end-4     end
 *   +--------+--------+----------------+----------------+-----------+--------------+--------+
 *   | length | type   | sequence       | timestampNs    | body …    | zeros to 8·n | CRC32C |
 *   +--------+--------+----------------+----------------+-----------+--------------+--------+
 *   |&lt;--------------------------- covered by the CRC32C -----------------------&gt;|
 * </pre>
 *
 * <p>{@code length} is that of the body. A record takes a multiple of 8 bytes. Records of a batch follow each other
 * without gaps and may cross sectors.
 */
final class RecordDescriptor {

    /** Offset of the body's length, int32. */
    static final int LENGTH_OFFSET = 0;

    /** Offset of the type, int32. */
    static final int TYPE_OFFSET = LENGTH_OFFSET + Integer.BYTES;

    /** Offset of the sequence, int64. */
    static final int SEQUENCE_OFFSET = TYPE_OFFSET + Integer.BYTES;

    /** Offset of the timestamp, int64. */
    static final int TIMESTAMP_OFFSET = SEQUENCE_OFFSET + Long.BYTES;

    /** Offset of the body. */
    static final int BODY_OFFSET = TIMESTAMP_OFFSET + Long.BYTES;

    /** Bytes of the checksum that ends a record. */
    static final int CRC_LENGTH = Integer.BYTES;

    /** Bytes of a record beside its body, alignment left out. */
    static final int OVERHEAD_LENGTH = BODY_OFFSET + CRC_LENGTH;

    /** Every record takes a multiple of this many bytes. */
    static final int ALIGNMENT = Long.BYTES;

    private RecordDescriptor() {}

    /** Bytes of a record with a body of this length. */
    static int lengthOf(final int bodyLengthBytes) {
        return BitUtil.align(OVERHEAD_LENGTH + bodyLengthBytes, ALIGNMENT);
    }
}

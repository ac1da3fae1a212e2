package io.yidi.gateway.journal;

/**
 * 批: layout of a batch, the records made durable by one force.
 *
 * <pre>
 *    0        4        8                16               24
 *   +--------+--------+----------------+----------------+
 *   | length | count  | firstSequence  | durableSequence|
 *   +--------+--------+----------------+----------------+
 *   24                                40       44       48
 *   +---------------------------------+--------+--------+----------------
 *   | hash                            | stamp  | CRC32C | records …
 *   +---------------------------------+--------+--------+----------------
 * </pre>
 *
 * <p>Offsets are payload bytes; a batch begins in a sector of its own and its last sector is filled with zeros.
 * <ul>
 * <li>{@code length}: payload bytes of header and records together.
 * <li>{@code count}: records; 0 in a commit mark.
 * <li>{@code firstSequence}: sequence of the first record; in a commit mark, of the next record to come.
 * <li>{@code durableSequence}: last sequence that was already forced when this batch was written. A journal that shows
 *     this batch but ends before that sequence has lost acknowledged records.
 * <li>{@code hash}: first 16 bytes of SHA-256(hash of the batch before ‖ header bytes 0–23 ‖ records).
 * <li>{@code stamp}: number of the batch in its segment, from 1; the same in every sector of the batch.
 * <li>{@code CRC32C}: of header bytes 0–43.
 * </ul>
 */
final class BatchDescriptor {

    /** Offset of the payload length, int32. */
    static final int LENGTH_OFFSET = 0;

    /** Offset of the number of records, int32. */
    static final int COUNT_OFFSET = LENGTH_OFFSET + Integer.BYTES;

    /** Offset of the first sequence, int64. */
    static final int FIRST_SEQUENCE_OFFSET = COUNT_OFFSET + Integer.BYTES;

    /** Offset of the sequence that was durable before, int64. */
    static final int DURABLE_SEQUENCE_OFFSET = FIRST_SEQUENCE_OFFSET + Long.BYTES;

    /** Offset of the chained hash, 16 bytes. */
    static final int HASH_OFFSET = DURABLE_SEQUENCE_OFFSET + Long.BYTES;

    /** Offset of the batch stamp, int32. */
    static final int STAMP_OFFSET = HASH_OFFSET + HashChain.HASH_LENGTH;

    /** Offset of the header's checksum, int32. */
    static final int CRC_OFFSET = STAMP_OFFSET + Integer.BYTES;

    /** Bytes of the header; records follow. */
    static final int HEADER_LENGTH = CRC_OFFSET + Integer.BYTES;

    private BatchDescriptor() {}
}

package io.yidi.gateway.journal;

import java.util.List;

/**
 * 超级块: layout of a superblock, which says up to where the journal was known to be durable.
 *
 * <p>There are two files of one sector, written in turn, so that one of them is always whole. Payload of the sector
 * (its own checksum guards it, its stamp is 0):
 *
 * <pre>
 *    0                8        12       16                                32
 *   +----------------+--------+--------+--------------------------------+
 *   | magic          | version| zero   | instanceId                     |
 *   +----------------+--------+--------+--------------------------------+
 *   32               40               48               56       60     64
 *   +----------------+----------------+----------------+--------+-------+
 *   | generation     | epoch          | durableSequence| ordinal| endSector
 *   +----------------+----------------+----------------+--------+-------+
 *   64                                80       84                      504
 *   +--------------------------------+--------+-------------------------+
 *   | hash                           | oldest | zeros                   |
 *   +--------------------------------+--------+-------------------------+
 * </pre>
 *
 * <ul>
 * <li>{@code generation}: grows by one with every superblock written; the larger one is the newer.
 * <li>{@code durableSequence}: last sequence that was durable.
 * <li>{@code ordinal}, {@code endSector}: where its batch ends: the sector after it; 0 while there is no segment yet.
 * <li>{@code hash}: the chain at that point.
 * <li>{@code oldest}: ordinal of the oldest segment that was not retired yet; from it on all have to be there, in the
 *     folder or in the archive.
 * </ul>
 */
final class SuperblockDescriptor {

    /** First eight bytes of a superblock, {@code YIDISUPB} in ASCII. */
    static final long MAGIC = 0x4250_5553_4944_4959L;

    /** Names of the two copies. */
    static final List<String> NAMES = List.of("superblock-0", "superblock-1");

    /** Offset of the magic number, int64. */
    static final int MAGIC_OFFSET = 0;

    /** Offset of the format version, int32. */
    static final int VERSION_OFFSET = MAGIC_OFFSET + Long.BYTES;

    /** Offset of the instance id, 16 bytes; four zero bytes come before it. */
    static final int INSTANCE_ID_OFFSET = VERSION_OFFSET + 2 * Integer.BYTES;

    /** Offset of the generation, int64. */
    static final int GENERATION_OFFSET = INSTANCE_ID_OFFSET + HashChain.HASH_LENGTH;

    /** Offset of the epoch, int64. */
    static final int EPOCH_OFFSET = GENERATION_OFFSET + Long.BYTES;

    /** Offset of the durable sequence, int64. */
    static final int DURABLE_SEQUENCE_OFFSET = EPOCH_OFFSET + Long.BYTES;

    /** Offset of the segment's ordinal, int32. */
    static final int ORDINAL_OFFSET = DURABLE_SEQUENCE_OFFSET + Long.BYTES;

    /** Offset of the end sector, int32. */
    static final int END_SECTOR_OFFSET = ORDINAL_OFFSET + Integer.BYTES;

    /** Offset of the hash, 16 bytes. */
    static final int HASH_OFFSET = END_SECTOR_OFFSET + Integer.BYTES;

    /** Offset of the oldest segment's ordinal, int32. */
    static final int OLDEST_OFFSET = HASH_OFFSET + HashChain.HASH_LENGTH;

    /** Bytes of the payload that carry something. */
    static final int PAYLOAD_LENGTH = OLDEST_OFFSET + Integer.BYTES;

    private SuperblockDescriptor() {}
}

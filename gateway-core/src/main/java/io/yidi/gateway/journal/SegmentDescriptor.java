package io.yidi.gateway.journal;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * 段: layout of a segment file and of its header, and the names of files.
 *
 * <pre>
 *   sector 0        1 …                                                        length/512 - 1
 *  +--------+------------------+--------+-----------------+-------------------------+
 *  | header | batch 1          | mark 2 | batch 3         | zeros, not yet written  |
 *  +--------+------------------+--------+-----------------+-------------------------+
 * </pre>
 *
 * <p>Header, in the payload of sector 0 (the sector's own checksum guards it, its stamp is 0):
 *
 * <pre>
 *    0                8        12       16                                32
 *   +----------------+--------+--------+--------------------------------+
 *   | magic          | version| keyId  | instanceId                     |
 *   +----------------+--------+--------+--------------------------------+
 *   32               40               48               56       60     64
 *   +----------------+----------------+----------------+--------+-------+
 *   | epoch          | firstSequence  | segmentLength  | ordinal| batchMax
 *   +----------------+----------------+----------------+--------+-------+
 *   64                                80                               504
 *   +--------------------------------+----------------------------------+
 *   | previousHash                   | zeros                            |
 *   +--------------------------------+----------------------------------+
 * </pre>
 *
 * <ul>
 * <li>{@code keyId}: reserved for encryption at rest; 0, and anything else is refused.
 * <li>{@code instanceId}: identity of the journal, the same in all its files.
 * <li>{@code epoch}: grows by one with every opening for writing.
 * <li>{@code ordinal}: number of the segment, from 0.
 * <li>{@code batchMax}: most payload bytes a batch of this segment may have.
 * <li>{@code previousHash}: hash of the last batch of the segment before; the instance id in segment 0.
 * </ul>
 */
final class SegmentDescriptor {

    /** First eight bytes of a segment, {@code YIDIJRNL} in ASCII. */
    static final long MAGIC = 0x4c4e_524a_4944_4959L;

    /** Version of the format; a reader refuses any other. */
    static final int FORMAT_VERSION = 1;

    /** Key id of an unencrypted segment. */
    static final int NO_KEY = 0;

    /** Offset of the magic number, int64. */
    static final int MAGIC_OFFSET = 0;

    /** Offset of the format version, int32. */
    static final int VERSION_OFFSET = MAGIC_OFFSET + Long.BYTES;

    /** Offset of the key id, int32. */
    static final int KEY_ID_OFFSET = VERSION_OFFSET + Integer.BYTES;

    /** Offset of the instance id, 16 bytes. */
    static final int INSTANCE_ID_OFFSET = KEY_ID_OFFSET + Integer.BYTES;

    /** Offset of the epoch, int64. */
    static final int EPOCH_OFFSET = INSTANCE_ID_OFFSET + HashChain.HASH_LENGTH;

    /** Offset of the first sequence, int64. */
    static final int FIRST_SEQUENCE_OFFSET = EPOCH_OFFSET + Long.BYTES;

    /** Offset of the file's length in bytes, int64. */
    static final int SEGMENT_LENGTH_OFFSET = FIRST_SEQUENCE_OFFSET + Long.BYTES;

    /** Offset of the ordinal, int32. */
    static final int ORDINAL_OFFSET = SEGMENT_LENGTH_OFFSET + Long.BYTES;

    /** Offset of the bound of batches, int32. */
    static final int BATCH_LENGTH_MAX_OFFSET = ORDINAL_OFFSET + Integer.BYTES;

    /** Offset of the previous segment's final hash, 16 bytes. */
    static final int PREVIOUS_HASH_OFFSET = BATCH_LENGTH_MAX_OFFSET + Integer.BYTES;

    /** Bytes of the header that carry something. */
    static final int HEADER_LENGTH = PREVIOUS_HASH_OFFSET + HashChain.HASH_LENGTH;

    /** Sector in which the first batch begins. */
    static final int FIRST_BATCH_SECTOR = 1;

    private static final Pattern NAME = Pattern.compile("segment-\\d{10}-\\d{19}");
    private static final Pattern SPARE_NAME = Pattern.compile("spare-\\d+");

    private SegmentDescriptor() {}

    /** Name of a segment in use; names sort in the order of the journal. */
    static String fileName(final long epoch, final long firstSequence) {
        return String.format(Locale.ROOT, "segment-%010d-%019d", epoch, firstSequence);
    }

    static boolean isSegment(final String name) {
        return NAME.matcher(name).matches();
    }

    /** Name of a zero-filled segment that waits to be used. */
    static String spareName(final long number) {
        return "spare-" + number;
    }

    static boolean isSpare(final String name) {
        return SPARE_NAME.matcher(name).matches();
    }

    /** Name under which a cut tail is kept. */
    static String tornName(final String segmentName) {
        return segmentName + ".torn";
    }

    /** Name of a cut tail while it is being copied. */
    static String tornDraftName(final String segmentName) {
        return segmentName + ".torn.draft";
    }
}

package io.yidi.gateway.snapshot;

import io.yidi.gateway.journal.JournalPoint;
import java.nio.ByteOrder;

/**
 * 快照格式: the layout of a snapshot file, version 1. Numbers are little-endian.
 *
 * <pre>
 *   header, 512 bytes
 *     0    magic       8   "YIDISNAP"
 *     8    version     4
 *    12    unused      4
 *    16    timestamp   8   of the last record, ns since 1970-01-01T00:00Z
 *    24    state hash  8
 *    32    point           see {@link JournalPoint}
 *   508    CRC32C      4   of all before
 *
 *   block, repeated
 *     0    length      4   of the content in bytes; 0 ends the file
 *     4    CRC32C      4   of the content, started with the number of the block
 *     8    content
 * </pre>
 */
final class SnapshotDescriptor {

    static final ByteOrder BYTE_ORDER = ByteOrder.LITTLE_ENDIAN;

    /** "YIDISNAP" as its bytes stand in the file. */
    static final long MAGIC = 0x50414E5349444959L;

    static final int VERSION = 1;

    static final int HEADER_BYTES = 512;
    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 8;
    static final int TIMESTAMP_OFFSET = 16;
    static final int STATE_HASH_OFFSET = 24;
    static final int POINT_OFFSET = 32;
    static final int HEADER_CRC_OFFSET = HEADER_BYTES - Integer.BYTES;

    static final int BLOCK_LENGTH_OFFSET = 0;
    static final int BLOCK_CRC_OFFSET = 4;
    static final int CONTENT_OFFSET = 8;
    static final int CONTENT_BYTES_MAX = 256 * 1024;

    private static final String PREFIX = "snapshot-";
    private static final String DRAFT_SUFFIX = ".draft";
    private static final int SEQUENCE_DIGITS = 19;

    private SnapshotDescriptor() {}

    static String fileName(final long sequence) {
        final String digits = Long.toString(sequence);
        return PREFIX + "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
    }

    static long sequenceOf(final String name) {
        return Long.parseLong(name.substring(PREFIX.length()));
    }

    static String draftName(final long sequence) {
        return fileName(sequence) + DRAFT_SUFFIX;
    }

    static boolean isSnapshot(final String name) {
        return name.startsWith(PREFIX)
                && name.length() == PREFIX.length() + SEQUENCE_DIGITS
                && name.chars().skip(PREFIX.length()).allMatch(digit -> digit >= '0' && digit <= '9');
    }

    static boolean isDraft(final String name) {
        return name.startsWith(PREFIX) && name.endsWith(DRAFT_SUFFIX);
    }
}

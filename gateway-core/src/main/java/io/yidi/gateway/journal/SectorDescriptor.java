package io.yidi.gateway.journal;

import java.nio.ByteOrder;

/**
 * 扇区: layout of a 512-byte sector, the unit a device writes whole or not at all.
 *
 * <pre>
 *    0                                               504      508      512
 *   +-----------------------------------------------+--------+--------+
 *   | payload                                       | stamp  | CRC32C |
 *   +-----------------------------------------------+--------+--------+
 *   |&lt;-------------- covered by the CRC32C -----------------&gt;|
 * </pre>
 *
 * <p>Everything in a journal is made of such sectors. The stamp is the number of the batch in its segment, from 1;
 * it is 0 in a segment header and in a superblock. Segments are zero-filled before use, so a sector that never arrived
 * is all zero (<em>torn</em>), and one that is there but fails its checksum was changed later (<em>damaged</em>).
 * Little-endian throughout.
 */
final class SectorDescriptor {

    /** Bytes of a sector. */
    static final int LENGTH = 512;

    /** Offset of the batch stamp, and bytes of payload before it. */
    static final int STAMP_OFFSET = 504;

    /** Offset of the checksum. */
    static final int CRC_OFFSET = STAMP_OFFSET + Integer.BYTES;

    /** Bytes of payload in a sector. */
    static final int PAYLOAD_LENGTH = STAMP_OFFSET;

    /** Stamp of sectors that belong to no batch. */
    static final int NO_STAMP = 0;

    /** Byte order of every number of the journal. */
    static final ByteOrder BYTE_ORDER = ByteOrder.LITTLE_ENDIAN;

    private SectorDescriptor() {}

    /** Sectors that hold this many payload bytes. */
    static int count(final int payloadLengthBytes) {
        return (payloadLengthBytes + PAYLOAD_LENGTH - 1) / PAYLOAD_LENGTH;
    }

    /** Offset in the file of a sector. */
    static long offset(final int sectorIndex) {
        return (long) sectorIndex * LENGTH;
    }
}

package io.yidi.gateway.snapshot;

import static io.yidi.gateway.snapshot.SnapshotDescriptor.BYTE_ORDER;

import io.yidi.gateway.journal.JournalPoint;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 快照头: what a snapshot is of.
 *
 * @param point of the journal, behind the last record that is in it
 * @param lastTimestampNs time stamp of that record
 * @param stateHash of the state that was written
 */
public record SnapshotHeader(JournalPoint point, long lastTimestampNs, long stateHash) {

    /** The header as it stands in the file. */
    byte[] encode() {
        final byte[] bytes = new byte[SnapshotDescriptor.HEADER_BYTES];
        final UnsafeBuffer view = new UnsafeBuffer(bytes);
        view.putLong(SnapshotDescriptor.MAGIC_OFFSET, SnapshotDescriptor.MAGIC, BYTE_ORDER);
        view.putInt(SnapshotDescriptor.VERSION_OFFSET, SnapshotDescriptor.VERSION, BYTE_ORDER);
        view.putLong(SnapshotDescriptor.TIMESTAMP_OFFSET, lastTimestampNs, BYTE_ORDER);
        view.putLong(SnapshotDescriptor.STATE_HASH_OFFSET, stateHash, BYTE_ORDER);
        point.encode(view, SnapshotDescriptor.POINT_OFFSET);
        view.putInt(SnapshotDescriptor.HEADER_CRC_OFFSET, checksum(bytes), BYTE_ORDER);
        return bytes;
    }

    /**
     * Reads a header back.
     *
     * @param name of the file, for messages
     * @param bytes of the header
     * @throws SnapshotDamagedException if it is not whole, or of a version that is not known here
     */
    static SnapshotHeader decode(final String name, final byte[] bytes) throws SnapshotDamagedException {
        final UnsafeBuffer view = new UnsafeBuffer(bytes);
        expect(name, "checksum", checksum(bytes), view.getInt(SnapshotDescriptor.HEADER_CRC_OFFSET, BYTE_ORDER));
        expect(name, "magic", SnapshotDescriptor.MAGIC, view.getLong(SnapshotDescriptor.MAGIC_OFFSET, BYTE_ORDER));
        expect(name, "version", SnapshotDescriptor.VERSION, view.getInt(SnapshotDescriptor.VERSION_OFFSET, BYTE_ORDER));
        return new SnapshotHeader(
                JournalPoint.decode(view, SnapshotDescriptor.POINT_OFFSET),
                view.getLong(SnapshotDescriptor.TIMESTAMP_OFFSET, BYTE_ORDER),
                view.getLong(SnapshotDescriptor.STATE_HASH_OFFSET, BYTE_ORDER));
    }

    private static void expect(final String name, final String what, final long expected, final long found)
            throws SnapshotDamagedException {
        if (expected != found) {
            throw new SnapshotDamagedException(
                    name,
                    "header: expected " + what + " 0x" + Long.toHexString(expected) + ", found 0x"
                            + Long.toHexString(found));
        }
    }

    private static int checksum(final byte[] bytes) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, SnapshotDescriptor.HEADER_CRC_OFFSET);
        return (int) crc.getValue();
    }
}

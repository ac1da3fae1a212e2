package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 流水点: a place between two batches, with the hash of everything before it. What was made of the records up to here,
 * such as a snapshot, carries it, and a later reading that begins {@link RecoveryStart#after} it proves that it is
 * still the same journal.
 *
 * <pre>
 *    0                                16               24       28      32                              48
 *   +--------------------------------+----------------+--------+--------+--------------------------------+
 *   | instanceId                     | sequence       | ordinal| sector | hash                           |
 *   +--------------------------------+----------------+--------+--------+--------------------------------+
 * </pre>
 *
 * @param instanceId of the journal
 * @param sequence last one before the point; 0 when none is
 * @param ordinal of the segment the point lies in
 * @param sector of that segment in which the next batch begins
 * @param hash of the chain at this point
 */
public record JournalPoint(Hash128 instanceId, long sequence, int ordinal, int sector, Hash128 hash) {

    private static final int SEQUENCE_OFFSET = HashChain.HASH_LENGTH;
    private static final int ORDINAL_OFFSET = SEQUENCE_OFFSET + Long.BYTES;
    private static final int SECTOR_OFFSET = ORDINAL_OFFSET + Integer.BYTES;
    private static final int HASH_OFFSET = SECTOR_OFFSET + Integer.BYTES;

    /** Before the first record of any journal; only for comparing how far another point is. */
    public static final JournalPoint BEGINNING = new JournalPoint(new Hash128(0, 0), 0, 0, 0, new Hash128(0, 0));

    /** Bytes of an encoded point. */
    public static final int LENGTH = HASH_OFFSET + HashChain.HASH_LENGTH;

    /**
     * Writes the point.
     *
     * @param target has room for {@link #LENGTH} bytes
     * @param offset to begin at
     */
    public void encode(final MutableDirectBuffer target, final int offset) {
        final byte[] bytes = new byte[LENGTH];
        instanceId.copyTo(bytes, 0);
        hash.copyTo(bytes, HASH_OFFSET);
        target.putBytes(offset, bytes);
        target.putLong(offset + SEQUENCE_OFFSET, sequence, BYTE_ORDER);
        target.putInt(offset + ORDINAL_OFFSET, ordinal, BYTE_ORDER);
        target.putInt(offset + SECTOR_OFFSET, sector, BYTE_ORDER);
    }

    /**
     * Reads a point back.
     *
     * @param source holds {@link #LENGTH} bytes of it; whoever keeps them guards them with a checksum
     * @param offset where they begin
     * @return the point
     */
    public static JournalPoint decode(final DirectBuffer source, final int offset) {
        final byte[] bytes = new byte[LENGTH];
        source.getBytes(offset, bytes);
        return new JournalPoint(
                Hash128.from(bytes, 0),
                source.getLong(offset + SEQUENCE_OFFSET, BYTE_ORDER),
                source.getInt(offset + ORDINAL_OFFSET, BYTE_ORDER),
                source.getInt(offset + SECTOR_OFFSET, BYTE_ORDER),
                Hash128.from(bytes, HASH_OFFSET));
    }
}

package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.SectorDescriptor.BYTE_ORDER;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * 见证标记: how far a journal had come.
 *
 * <pre>
 *    0                8        12       16                                32
 *   +----------------+--------+--------+--------------------------------+
 *   | magic          | version| zero   | instanceId                     |
 *   +----------------+--------+--------+--------------------------------+
 *   32               40               48                           60   64
 *   +----------------+----------------+----------------------------+----+
 *   | epoch          | durableSequence| zeros                      | CRC32C
 *   +----------------+----------------+----------------------------+----+
 * </pre>
 *
 * @param instanceId of the journal
 * @param epoch of the opening that wrote the mark
 * @param durableSequence last sequence that was durable then
 */
public record WitnessMark(Hash128 instanceId, long epoch, long durableSequence) {

    /** Bytes of an encoded mark. */
    public static final int LENGTH = 64;

    /** First eight bytes, {@code YIDIWITN} in ASCII. */
    private static final long MAGIC = 0x4e54_4957_4944_4959L;

    private static final int VERSION_OFFSET = Long.BYTES;
    private static final int INSTANCE_ID_OFFSET = VERSION_OFFSET + 2 * Integer.BYTES;
    private static final int EPOCH_OFFSET = INSTANCE_ID_OFFSET + HashChain.HASH_LENGTH;
    private static final int DURABLE_SEQUENCE_OFFSET = EPOCH_OFFSET + Long.BYTES;
    private static final int CRC_OFFSET = LENGTH - Integer.BYTES;

    /**
     * Bytes of the mark, closed with their checksum.
     *
     * @return {@link #LENGTH} bytes
     */
    public byte[] encode() {
        final byte[] bytes = new byte[LENGTH];
        final UnsafeBuffer view = new UnsafeBuffer(bytes);
        view.putLong(0, MAGIC, BYTE_ORDER);
        view.putInt(VERSION_OFFSET, SegmentDescriptor.FORMAT_VERSION, BYTE_ORDER);
        instanceId.copyTo(bytes, INSTANCE_ID_OFFSET);
        view.putLong(EPOCH_OFFSET, epoch, BYTE_ORDER);
        view.putLong(DURABLE_SEQUENCE_OFFSET, durableSequence, BYTE_ORDER);
        view.putInt(CRC_OFFSET, new Checksum().of(bytes, 0, CRC_OFFSET), BYTE_ORDER);
        return bytes;
    }

    /**
     * Whether bytes are a mark that was written to its end.
     *
     * @param bytes {@link #LENGTH} of them
     * @return false if their checksum does not hold
     */
    static boolean isWhole(final byte[] bytes) {
        return new UnsafeBuffer(bytes).getInt(CRC_OFFSET, BYTE_ORDER) == new Checksum().of(bytes, 0, CRC_OFFSET);
    }

    /** Whether this mark was made after another of the same journal. */
    boolean isNewerThan(final WitnessMark other) {
        return epoch > other.epoch || epoch == other.epoch && durableSequence > other.durableSequence;
    }

    /**
     * Reads a mark back.
     *
     * @param location where it was found, for messages
     * @param bytes found there
     * @return the mark
     * @throws JournalCorruptException when they are not a whole mark of this version
     */
    public static WitnessMark decode(final String location, final byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw corrupt(location, "expected " + LENGTH + " bytes, found " + bytes.length);
        }
        final UnsafeBuffer view = new UnsafeBuffer(bytes);
        final int crc = view.getInt(CRC_OFFSET, BYTE_ORDER);
        final int expected = new Checksum().of(bytes, 0, CRC_OFFSET);
        if (crc != expected) {
            throw corrupt(location, "expected checksum " + expected + ", found " + crc);
        }
        final int version = view.getInt(VERSION_OFFSET, BYTE_ORDER);
        if (view.getLong(0, BYTE_ORDER) != MAGIC || version != SegmentDescriptor.FORMAT_VERSION) {
            throw corrupt(location, "expected version " + SegmentDescriptor.FORMAT_VERSION + ", found " + version);
        }
        return new WitnessMark(
                Hash128.from(bytes, INSTANCE_ID_OFFSET),
                view.getLong(EPOCH_OFFSET, BYTE_ORDER),
                view.getLong(DURABLE_SEQUENCE_OFFSET, BYTE_ORDER));
    }

    private static JournalCorruptException corrupt(final String location, final String verdict) {
        return JournalCorruptException.atStart(location, "witness: " + verdict);
    }
}

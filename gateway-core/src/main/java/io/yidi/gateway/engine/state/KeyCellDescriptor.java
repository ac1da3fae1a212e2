package io.yidi.gateway.engine.state;

import org.agrona.DirectBuffer;

/**
 * 业务键单元: what is kept of a key, in memory and in files alike, in the byte order of the machine.
 *
 * <pre>
 *    0          8          16         24         32         40         48
 *   +----------+----------+----------+----------+----------+----------+
 *   | key, 128 bits       | content, 128 bits   | position | state    |
 *   +----------+----------+----------+----------+----------+----------+
 * </pre>
 */
public final class KeyCellDescriptor {

    /** Length of a cell, in bytes. */
    public static final int LENGTH = 48;

    static final int KEY_OFFSET = 0;
    static final int CONTENT_OFFSET = 16;
    static final int POSITION_OFFSET = 32;
    static final int STATE_OFFSET = 40;

    private KeyCellDescriptor() {}

    /**
     * Compares the key of a cell with another: by their fingerprints, without sign.
     *
     * @param buffer holds the cell
     * @param offset of the cell
     * @param key to compare with
     * @return negative, 0 or positive, as the cell's key comes before, is, or comes after the other
     */
    public static int compare(final DirectBuffer buffer, final int offset, final Fingerprint key) {
        return compare(
                buffer.getLong(offset + KEY_OFFSET),
                buffer.getLong(offset + KEY_OFFSET + Long.BYTES),
                key.high(),
                key.low());
    }

    /**
     * A hash of a whole cell; the hash of many is their sum.
     *
     * @param buffer holds the cell
     * @param offset of the cell
     * @return 64 bits
     */
    public static long hash(final DirectBuffer buffer, final int offset) {
        long hash = 0;
        for (int word = 0; word < LENGTH; word += Long.BYTES) {
            hash = Fingerprint.avalanche(hash ^ buffer.getLong(offset + word));
        }
        return hash;
    }

    static int compare(final long high, final long low, final long otherHigh, final long otherLow) {
        final int order = Long.compareUnsigned(high, otherHigh);
        return order == 0 ? Long.compareUnsigned(low, otherLow) : order;
    }
}

package io.yidi.gateway.journal;

/**
 * 流水位置: where a record lies, packed into one {@code long} that stays valid for the life of the journal.
 *
 * <pre>
 *   63            32 31             0
 *  +----------------+----------------+
 *  | segment ordinal| logical offset |
 *  +----------------+----------------+
 * </pre>
 *
 * <p>The ordinal numbers the segments from 0. The logical offset counts payload bytes of the segment, sector trailers
 * left out: sector {@code n} holds the logical offsets from {@code 504 n} to {@code 504 n + 503}.
 */
public final class JournalPosition {

    /** No position. */
    public static final long NULL_POSITION = -1;

    private JournalPosition() {}

    /**
     * Packs a position.
     *
     * @param ordinal of the segment
     * @param logicalOffset in the segment
     * @return the position
     */
    public static long of(final int ordinal, final int logicalOffset) {
        return ((long) ordinal << 32) | logicalOffset;
    }

    /**
     * Segment ordinal of a position.
     *
     * @param position not {@link #NULL_POSITION}
     * @return the ordinal
     */
    public static int ordinal(final long position) {
        return (int) (position >>> 32);
    }

    /**
     * Logical offset of a position.
     *
     * @param position not {@link #NULL_POSITION}
     * @return payload bytes from the start of the segment
     */
    public static int logicalOffset(final long position) {
        return (int) position;
    }

    /**
     * Text of a position such as {@code 3:1008}.
     *
     * @param position any, or {@link #NULL_POSITION}
     * @return the text
     */
    public static String toString(final long position) {
        return position == NULL_POSITION ? "none" : ordinal(position) + ":" + logicalOffset(position);
    }
}

package io.yidi.gateway.engine.state;

import org.agrona.MutableDirectBuffer;

/**
 * 暂停直接结算期间: the stretches of days without direct settlement, in the row of a person (NAT-28).
 *
 * <pre>
 *   two stretches of 8 bytes: first day, last day; an unused one ends before it begins
 * </pre>
 *
 * <p>A stretch is known by its first day. One that is over makes room; beside one that is not, one more is kept. Core
 * thread only.
 */
final class Suspensions {

    /** Length, in bytes. */
    static final int BYTES = 16;

    private static final int STRETCH_BYTES = 2 * Integer.BYTES;
    private static final int NO_ROOM = -1;

    private Suspensions() {}

    /**
     * Begins without any.
     *
     * @param buffer holds them
     * @param offset where they begin
     */
    static void clear(final MutableDirectBuffer buffer, final int offset) {
        for (int at = offset; at < offset + BYTES; at += STRETCH_BYTES) {
            put(buffer, at, Integer.MAX_VALUE, Integer.MIN_VALUE);
        }
    }

    /**
     * Notes a stretch; another last day of one that is known takes the place of the first.
     *
     * @param buffer holds them
     * @param offset where they begin
     * @param fromEpochDay first day
     * @param toEpochDay last day; {@link Integer#MAX_VALUE} if it is open
     * @param businessDay today, days since 1970-01-01
     * @return false if there is no room
     */
    static boolean note(
            final MutableDirectBuffer buffer,
            final int offset,
            final int fromEpochDay,
            final int toEpochDay,
            final int businessDay) {
        int room = NO_ROOM;
        for (int at = offset; at < offset + BYTES; at += STRETCH_BYTES) {
            if (from(buffer, at) == fromEpochDay) {
                put(buffer, at, fromEpochDay, toEpochDay);
                return true;
            }
            room = to(buffer, at) < businessDay ? at : room;
        }
        if (room != NO_ROOM) {
            put(buffer, room, fromEpochDay, toEpochDay);
        }
        return room != NO_ROOM || toEpochDay < businessDay;
    }

    /**
     * Whether a day lies in a stretch.
     *
     * @param buffer holds them
     * @param offset where they begin
     * @param epochDay the day
     * @return true if so
     */
    static boolean contain(final MutableDirectBuffer buffer, final int offset, final int epochDay) {
        boolean contains = false;
        for (int at = offset; at < offset + BYTES; at += STRETCH_BYTES) {
            contains |= epochDay >= from(buffer, at) && epochDay <= to(buffer, at);
        }
        return contains;
    }

    private static void put(final MutableDirectBuffer buffer, final int at, final int from, final int to) {
        buffer.putInt(at, from);
        buffer.putInt(at + Integer.BYTES, to);
    }

    private static int from(final MutableDirectBuffer buffer, final int at) {
        return buffer.getInt(at);
    }

    private static int to(final MutableDirectBuffer buffer, final int at) {
        return buffer.getInt(at + Integer.BYTES);
    }
}

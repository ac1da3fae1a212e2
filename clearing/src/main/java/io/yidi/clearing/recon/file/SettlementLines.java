package io.yidi.clearing.recon.file;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * 结算行号: on which line of a file each settlement is, to notice one that is there twice. Files mostly have them in the
 * order of their numbers; those are kept as they come, and only what is out of order is hashed. One thread.
 */
final class SettlementLines {

    /** No such settlement so far. */
    static final int NO_LINE = 0;

    private static final float LOAD_FACTOR = 0.65f;
    private static final int STRAYS_AT_FIRST = 64;

    /** Ascending. */
    private long[] keys;

    private int[] lines;
    private int size;

    /** What is out of order; a line for each key. */
    private final Long2LongHashMap strays = new Long2LongHashMap(STRAYS_AT_FIRST, LOAD_FACTOR, NO_LINE);

    /**
     * Without any.
     *
     * @param sizeUsual how many will likely come; at least 1
     */
    SettlementLines(final int sizeUsual) {
        keys = new long[sizeUsual];
        lines = new int[sizeUsual];
    }

    /**
     * Adds a settlement.
     *
     * @param key of it
     * @param line where it is
     * @return the line where it was before; {@link #NO_LINE} if it is new
     */
    int put(final long key, final int line) {
        if (size > 0 && key <= keys[size - 1]) {
            if (key == keys[size - 1] || size > 1 && key <= keys[size - 2]) {
                return putBehind(key, line);
            }
            size--;
            strays.put(keys[size], lines[size]);
        }
        final int earlier = strays.isEmpty() ? NO_LINE : (int) strays.get(key);
        if (earlier == NO_LINE) {
            append(key, line);
        } else {
            strays.put(key, line);
        }
        return earlier;
    }

    private int putBehind(final long key, final int line) {
        final int at = Arrays.binarySearch(keys, 0, size, key);
        if (at >= 0) {
            final int earlier = lines[at];
            lines[at] = line;
            return earlier;
        }
        return (int) strays.put(key, line);
    }

    private void append(final long key, final int line) {
        if (size == keys.length) {
            final int room = size + (size >> 1) + 1;
            keys = Arrays.copyOf(keys, room);
            lines = Arrays.copyOf(lines, room);
        }
        keys[size] = key;
        lines[size] = line;
        size++;
    }
}

package io.yidi.gateway.engine.state;

import java.util.Arrays;

/**
 * 封存日: the keys of a day that no new key can come to any more. Never changes; any thread may read it until it is
 * closed, which gives its memory back.
 */
public final class ClosedDay implements AutoCloseable {

    private static final int SLOT_BITS = 24;
    private static final long SLOT_MASK = (1L << SLOT_BITS) - 1;
    private static final long SIGN = Long.MIN_VALUE;

    private final int epochDay;
    private final KeyTable keys;

    ClosedDay(final int epochDay, final KeyTable keys) {
        this.epochDay = epochDay;
        this.keys = keys;
    }

    /**
     * Which day.
     *
     * @return days since 1970-01-01
     */
    public int epochDay() {
        return epochDay;
    }

    /**
     * Number of keys.
     *
     * @return at least 1
     */
    public int count() {
        return Math.toIntExact(keys.count());
    }

    /**
     * Looks a key up.
     *
     * @param key its fingerprint
     * @param into filled if the key is there
     * @return whether it is
     */
    public boolean find(final Fingerprint key, final ArchivedKey into) {
        final long entry = keys.find(key);
        if (entry == CellTable.NOT_FOUND) {
            return false;
        }
        into.set(epochDay, keys.bufferOf(entry), CellTable.offsetOf(entry));
        return true;
    }

    /**
     * A hash over everything, whatever order it came in.
     *
     * @return sum of the hashes of its cells, see {@link KeyCellDescriptor#hash}
     */
    public long contentHash() {
        return keys.contentHash();
    }

    /**
     * Writes all cells in the order of their keys, see {@link KeyCellDescriptor#compare}, one after the other.
     *
     * @param output takes a cell a call
     */
    public void writeSorted(final StateOutput output) {
        for (final long packed : sorted()) {
            final long entry = entry(packed);
            output.write(keys.bufferOf(entry), CellTable.offsetOf(entry), KeyCellDescriptor.LENGTH);
        }
    }

    @Override
    public void close() {
        keys.close();
    }

    /** Every entry as the first half of its key's first word, then where it is; in the order of the keys. */
    private long[] sorted() {
        final long[] packed = new long[count()];
        final int[] filled = new int[1];
        keys.forEach(entry -> packed[filled[0]++] = pack(entry));
        Arrays.sort(packed);
        for (int i = 1; i < packed.length; i++) {
            putInPlace(packed, i);
        }
        return packed;
    }

    /** The halves that were sorted are hardly ever equal; where they are, whole keys decide. */
    private void putInPlace(final long[] packed, final int from) {
        int at = from;
        while (at > 0
                && packed[at] >>> Integer.SIZE == packed[at - 1] >>> Integer.SIZE
                && compare(entry(packed[at - 1]), entry(packed[at])) > 0) {
            final long later = packed[at - 1];
            packed[at - 1] = packed[at];
            packed[at] = later;
            at--;
        }
    }

    private int compare(final long entry, final long other) {
        return KeyCellDescriptor.compare(
                keys.keyHigh(entry), keys.keyLow(entry), keys.keyHigh(other), keys.keyLow(other));
    }

    private long pack(final long entry) {
        final long place = (entry >>> Integer.SIZE) << SLOT_BITS | CellTable.offsetOf(entry) / KeyCellDescriptor.LENGTH;
        return (keys.keyHigh(entry) ^ SIGN) & 0xFFFF_FFFF_0000_0000L | place;
    }

    private static long entry(final long packed) {
        final long partition = (packed & 0xFFFF_FFFFL) >>> SLOT_BITS;
        return partition << Integer.SIZE | (packed & SLOT_MASK) * KeyCellDescriptor.LENGTH;
    }
}

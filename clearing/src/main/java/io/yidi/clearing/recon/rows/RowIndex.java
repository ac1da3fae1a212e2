package io.yidi.clearing.recon.rows;

import java.util.Arrays;

/**
 * 行索引: finds rows of a side by their keys. Of one key there may be a row at several institutions. Filled by one thread,
 * then any may look.
 */
public final class RowIndex {

    private static final int SLOTS_AT_LEAST = 16;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final DayRows rows;
    private final int[] slots;

    /**
     * Without rows.
     *
     * @param rows of the side
     * @param count how many of them will be added at most
     */
    public RowIndex(final DayRows rows, final int count) {
        this.rows = rows;
        slots = new int[Math.max(SLOTS_AT_LEAST, Integer.highestOneBit(count) * 4)];
        Arrays.fill(slots, DayRows.NONE);
    }

    /** Makes a row findable. */
    public void add(final int row) {
        int slot = slot(rows.keyNumber(row));
        while (slots[slot] != DayRows.NONE) {
            slot = next(slot);
        }
        slots[slot] = row;
    }

    /**
     * Looks for the key of another side's row.
     *
     * @param other the other side
     * @param otherRow its row
     * @param isWithinInstitution whether it has to be of the same institution, too
     * @return the row that was added; {@link DayRows#NONE} if there is none
     */
    public int find(final DayRows other, final int otherRow, final boolean isWithinInstitution) {
        int slot = slot(other.keyNumber(otherRow));
        while (slots[slot] != DayRows.NONE) {
            final int row = slots[slot];
            if (rows.isSameKey(row, other, otherRow)
                    && (!isWithinInstitution || rows.institution(row) == other.institution(otherRow))) {
                return row;
            }
            slot = next(slot);
        }
        return DayRows.NONE;
    }

    private int slot(final long key) {
        return (int) (key * MIX >>> Integer.SIZE) & slots.length - 1;
    }

    private int next(final int slot) {
        return slot + 1 & slots.length - 1;
    }
}

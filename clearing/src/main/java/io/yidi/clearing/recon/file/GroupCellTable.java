package io.yidi.clearing.recon.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 分组单元格表: the groups of a file by the cells they are written in, with numbers from 0 in the order in which they
 * come. A group is looked up without making a text of its cells. One thread.
 */
final class GroupCellTable {

    private static final int SLOTS_AT_FIRST = 64;
    private static final int NONE = -1;
    private static final int HASH_FACTOR = 31;
    private static final int MIX = 0x9E37_79B9;
    private static final int MIX_SHIFT = 15;

    private final int[] columns;
    private final List<DayGroup> groups = new ArrayList<>();
    private final List<byte[][]> cells = new ArrayList<>();
    private int[] slots = empty(SLOTS_AT_FIRST);
    private int last = NONE;

    /**
     * Without groups.
     *
     * @param columns of institution, insured place, insurance type and clearing type
     */
    GroupCellTable(final int... columns) {
        this.columns = columns;
    }

    /** The number of the group that a row is of. */
    int number(final CsvLines row) {
        if (last == NONE || !isSame(row, last)) {
            last = find(row);
        }
        return last;
    }

    /** The group of a number. */
    DayGroup group(final int number) {
        return groups.get(number);
    }

    private int find(final CsvLines row) {
        int slot = slot(row);
        while (slots[slot] != NONE) {
            if (isSame(row, slots[slot])) {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        return add(row, slot);
    }

    private int add(final CsvLines row, final int slot) {
        final int number = groups.size();
        groups.add(
                new DayGroup(row.cell(columns[0]), row.cell(columns[1]), row.cell(columns[2]), row.cell(columns[3])));
        final byte[][] own = new byte[columns.length][];
        Arrays.setAll(own, i -> row.bytes(columns[i]));
        cells.add(own);
        slots[slot] = number;
        if (groups.size() > slots.length / 2) {
            grow();
        }
        return number;
    }

    private void grow() {
        slots = empty(slots.length * 2);
        for (int number = 0; number < cells.size(); number++) {
            int slot = slot(hash(cells.get(number)));
            while (slots[slot] != NONE) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number;
        }
    }

    private boolean isSame(final CsvLines row, final int number) {
        final byte[][] own = cells.get(number);
        for (int i = 0; i < columns.length; i++) {
            if (!row.is(columns[i], own[i])) {
                return false;
            }
        }
        return true;
    }

    private int slot(final CsvLines row) {
        int hash = 0;
        for (final int column : columns) {
            hash = hash * HASH_FACTOR + row.hash(column);
        }
        return slot(hash);
    }

    private static int hash(final byte[][] own) {
        int hash = 0;
        for (final byte[] cell : own) {
            hash = hash * HASH_FACTOR + CsvLines.hash(cell, 0, cell.length);
        }
        return hash;
    }

    private int slot(final int hash) {
        final int mixed = hash * MIX;
        return (mixed ^ mixed >>> MIX_SHIFT) & slots.length - 1;
    }

    private static int[] empty(final int length) {
        final int[] slots = new int[length];
        Arrays.fill(slots, NONE);
        return slots;
    }
}

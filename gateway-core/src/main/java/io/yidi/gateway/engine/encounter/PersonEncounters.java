package io.yidi.gateway.engine.encounter;

import java.util.Arrays;

/**
 * 人员就诊索引: the encounters of each person, the latest registered first. Follows from the rows of the encounters, so
 * that no snapshot holds it and no hash covers it. Core thread only; allocates only to grow.
 */
final class PersonEncounters {

    private static final int INITIAL = 1 << 10;

    private int[] heads = new int[INITIAL];
    private int[] nexts = new int[INITIAL];
    private int[] previous = new int[INITIAL];

    /** The latest encounter of a person, or {@link RowTable#NOT_FOUND}. */
    int first(final int person) {
        return person < heads.length ? heads[person] - 1 : RowTable.NOT_FOUND;
    }

    /** The one before, or {@link RowTable#NOT_FOUND}. */
    int next(final int row) {
        return nexts[row] - 1;
    }

    void add(final int person, final int row) {
        heads = grown(heads, person);
        nexts = grown(nexts, row);
        previous = grown(previous, row);
        final int second = heads[person];
        heads[person] = row + 1;
        nexts[row] = second;
        previous[row] = 0;
        if (second != 0) {
            previous[second - 1] = row + 1;
        }
    }

    void remove(final int person, final int row) {
        if (previous[row] == 0) {
            heads[person] = nexts[row];
        } else {
            nexts[previous[row] - 1] = nexts[row];
        }
        if (nexts[row] != 0) {
            previous[nexts[row] - 1] = previous[row];
        }
    }

    private static int[] grown(final int[] array, final int index) {
        return index < array.length ? array : Arrays.copyOf(array, Math.max(index + 1, array.length * 2));
    }
}

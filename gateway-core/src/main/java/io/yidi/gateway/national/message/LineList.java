package io.yidi.gateway.national.message;

import java.util.Arrays;

/**
 * 明细列表: the fee lines of a request, in the order they came, and where the native message has each. Used for one
 * request after the other; not thread-safe; allocates only to grow.
 */
public final class LineList {

    /** No line. */
    public static final int NONE = -1;

    /** Name of the returns in native messages. */
    static final String RETURNS = "retn_feedetail";

    /** Name of all other lines in native messages. */
    static final String PURCHASES = "feedetail";

    private static final int LINES_AT_FIRST = 64;

    private int[] rows = new int[LINES_AT_FIRST];
    private int[] places = new int[LINES_AT_FIRST];
    private boolean[] areReturns = new boolean[LINES_AT_FIRST];
    private boolean[] areUnknown = new boolean[LINES_AT_FIRST];
    private int count;
    private int returnCount;

    /** Forgets all lines. */
    public void clear() {
        count = 0;
        returnCount = 0;
    }

    /** Adds a line. */
    void add(final int row, final boolean isReturn, final boolean isUnknown) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
            areReturns = Arrays.copyOf(areReturns, 2 * count);
            areUnknown = Arrays.copyOf(areUnknown, 2 * count);
        }
        rows[count] = row;
        places[count] = isReturn ? returnCount : count - returnCount;
        areReturns[count] = isReturn;
        areUnknown[count] = isUnknown;
        returnCount += isReturn ? 1 : 0;
        count++;
    }

    /** How many lines there are. */
    public int count() {
        return count;
    }

    /** How many of them are no returns. */
    public int purchaseCount() {
        return count - returnCount;
    }

    /** The line in the request. */
    public int row(final int line) {
        return rows[line];
    }

    /** Whether a line returns from another one. */
    public boolean isReturn(final int line) {
        return areReturns[line];
    }

    /** Whether the care place's catalogue does not have the item of the line. */
    public boolean isUnknown(final int line) {
        return areUnknown[line];
    }

    /** A path such as {@code retn_feedetail[0].cnt} as the sender numbers its lines. */
    public String senderPath(final String path) {
        final int open = path.indexOf('[');
        final int close = path.indexOf(']');
        if (open < 0 || close < open) {
            return path;
        }
        final boolean isReturn = path.startsWith(RETURNS);
        final int place = Integer.parseInt(path.substring(open + 1, close));
        for (int i = 0; i < count; i++) {
            if (areReturns[i] == isReturn && places[i] == place) {
                return PURCHASES + '[' + i + path.substring(close);
            }
        }
        return path;
    }
}

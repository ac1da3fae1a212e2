package io.yidi.clearing.recon.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** 文本列: a text for each row, one behind the other in UTF-8; a little less than 2 GiB of them. One thread writes. */
final class TextColumn {

    /** More than this no array holds. */
    static final int LENGTH_MAX = Integer.MAX_VALUE - 8;

    private static final int ROWS_AT_FIRST = 1 << 6;
    private static final int LENGTH_AT_FIRST = 1 << 10;
    private static final int NOT_TOLD = Integer.MIN_VALUE;

    private final String name;
    private final int lengthMax;

    /** Where the text of a row ends; of a row that has none, {@link #NOT_TOLD} more than that. */
    private int[] ends = new int[ROWS_AT_FIRST];

    private byte[] bytes = new byte[LENGTH_AT_FIRST];
    private int size;
    private int length;

    /**
     * Without texts.
     *
     * @param name of the column, for whoever has too much of it
     * @param lengthMax how many bytes it may have
     */
    TextColumn(final String name, final int lengthMax) {
        this.name = name;
        this.lengthMax = lengthMax;
    }

    /** Makes room for more rows, and so many bytes for each. */
    void expect(final int rows, final int lengthUsual) {
        final long rowsThen = (long) size + rows;
        ends = Arrays.copyOf(ends, (int) Math.min(LENGTH_MAX, Math.max(ends.length, rowsThen)));
        final long lengthThen = length + (long) rows * lengthUsual;
        bytes = Arrays.copyOf(bytes, (int) Math.min(LENGTH_MAX, Math.max(bytes.length, lengthThen)));
    }

    /** Adds the text of the next row; null if it has none. */
    void add(final String text) {
        if (text == null) {
            addNone();
        } else {
            final byte[] added = text.getBytes(StandardCharsets.UTF_8);
            add(added, 0, added.length);
        }
    }

    /** The next row has no text. */
    void addNone() {
        addEnd(length + NOT_TOLD);
    }

    /**
     * Adds the text of the next row, in UTF-8.
     *
     * @throws IllegalStateException if that is more than a column holds
     */
    void add(final byte[] holder, final int start, final int textLength) {
        if (!hasRoom(textLength)) {
            throw new IllegalStateException(
                    "expected at most " + lengthMax + " bytes of " + name + " on one side of a day, found more");
        }
        final int end = length + textLength;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(LENGTH_MAX, Math.max(end, 2L * bytes.length)));
        }
        System.arraycopy(holder, start, bytes, length, textLength);
        length = end;
        addEnd(end);
    }

    /** Whether so many bytes more can be held. */
    boolean hasRoom(final int textLength) {
        return lengthMax - length >= textLength;
    }

    /** The text of a row; null if it has none. */
    String text(final int row) {
        return isTold(row) ? new String(bytes, start(row), end(row) - start(row), StandardCharsets.UTF_8) : null;
    }

    /** Whether two rows have different texts; a row without one differs from none. */
    boolean differs(final int row, final TextColumn other, final int otherRow) {
        return isTold(row)
                && other.isTold(otherRow)
                && !Arrays.equals(bytes, start(row), end(row), other.bytes, other.start(otherRow), other.end(otherRow));
    }

    private void addEnd(final int end) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + (size >> 1));
        }
        ends[size++] = end;
    }

    private boolean isTold(final int row) {
        return ends[row] >= 0;
    }

    private int start(final int row) {
        return row == 0 ? 0 : end(row - 1);
    }

    private int end(final int row) {
        return ends[row] & Integer.MAX_VALUE;
    }
}

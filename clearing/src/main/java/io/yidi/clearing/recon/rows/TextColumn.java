package io.yidi.clearing.recon.rows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/** 文本列: a text for each row, one behind the other in UTF-8; at most 2 GiB of them. One thread writes. */
final class TextColumn {

    private static final int LENGTH_AT_FIRST = 1 << 16;
    private static final int NOT_TOLD = Integer.MIN_VALUE;

    /** Where the text of a row ends; of a row that has none, {@link #NOT_TOLD} more than that. */
    private final IntArrayList ends = new IntArrayList();

    private byte[] bytes = new byte[LENGTH_AT_FIRST];
    private int length;

    /** Adds the text of the next row; null if it has none. */
    void add(final String text) {
        if (text == null) {
            ends.addInt(length + NOT_TOLD);
            return;
        }
        final byte[] added = text.getBytes(StandardCharsets.UTF_8);
        final int end = Math.addExact(length, added.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, 2L * bytes.length)));
        }
        System.arraycopy(added, 0, bytes, length, added.length);
        length = end;
        ends.addInt(end);
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

    private boolean isTold(final int row) {
        return ends.getInt(row) >= 0;
    }

    private int start(final int row) {
        return row == 0 ? 0 : end(row - 1);
    }

    private int end(final int row) {
        return ends.getInt(row) & Integer.MAX_VALUE;
    }
}

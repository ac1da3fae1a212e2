package io.yidi.clearing.recon.file;

import io.yidi.protocol.money.Decimals;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * 逐行读取: the cells of a CSV text, line by line: divided by commas, blanks around them left out, quoted if need be. Lines
 * without anything are passed over. A plain cell of ASCII is read where it stands in the file; only what is quoted or
 * in another script becomes a text of its own. One thread.
 */
final class CsvLines {

    private static final int CELLS_MAX = 256;
    private static final int HASH_FACTOR = 31;

    private final FileText text;
    private final byte[] content;

    /** What each cell stands in: the file, if it is plain ASCII, or else bytes of its own in UTF-8. */
    private final byte[][] holders = new byte[CELLS_MAX + 1][];

    private final int[] starts = new int[CELLS_MAX + 1];
    private final int[] lengths = new int[CELLS_MAX + 1];
    private int position;
    private int size;
    private int line;
    private int linesRead;

    CsvLines(final FileText text) {
        this.text = text;
        content = text.content();
        position = text.start();
    }

    /**
     * Goes on to the next line with something on it.
     *
     * @return false at the end of the text
     */
    boolean next() {
        do {
            if (position >= content.length) {
                return false;
            }
            line = linesRead + 1;
            readLine();
        } while (size == 1 && isEmpty(0));
        return true;
    }

    /** Number of the line, from 1; at the end of the text that of the last line. */
    int line() {
        return line;
    }

    /** How many cells the line has; only the first 256 can be looked at. */
    int size() {
        return size;
    }

    /** A cell, to keep. */
    String cell(final int column) {
        return new String(holders[column], starts[column], lengths[column], StandardCharsets.UTF_8);
    }

    /** The cells of the line, to keep. */
    List<String> cells() {
        return IntStream.range(0, Math.min(size, CELLS_MAX))
                .mapToObj(this::cell)
                .toList();
    }

    /** Whether a cell has nothing in it. */
    boolean isEmpty(final int column) {
        return lengths[column] == 0;
    }

    /** A cell in UTF-8, to keep. */
    byte[] bytes(final int column) {
        return Arrays.copyOfRange(holders[column], starts[column], starts[column] + lengths[column]);
    }

    /** What a cell stands in, in UTF-8. */
    byte[] holder(final int column) {
        return holders[column];
    }

    /** Where a cell begins in what it stands in. */
    int start(final int column) {
        return starts[column];
    }

    /** How many bytes a cell has. */
    int length(final int column) {
        return lengths[column];
    }

    /** The same for the same cells. */
    int hash(final int column) {
        return hash(holders[column], starts[column], lengths[column]);
    }

    /** The same for the same bytes. */
    static int hash(final byte[] holder, final int start, final int length) {
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = hash * HASH_FACTOR + holder[i];
        }
        return hash;
    }

    /** Whether a cell is so many bytes of UTF-8. */
    boolean is(final int column, final byte[] utf8) {
        final byte[] holder = holders[column];
        final int start = starts[column];
        boolean isSame = lengths[column] == utf8.length;
        for (int i = 0; isSame && i < utf8.length; i++) {
            isSame = holder[start + i] == utf8[i];
        }
        return isSame;
    }

    /** Whether a cell is one character of ASCII. */
    boolean is(final int column, final char ascii) {
        return lengths[column] == 1 && holders[column][starts[column]] == ascii;
    }

    /** Whether a cell is so many digits and nothing else. */
    boolean isDigits(final int column, final int lengthMin, final int lengthMax) {
        final byte[] holder = holders[column];
        final int start = starts[column];
        final int length = lengths[column];
        boolean isSound = length >= lengthMin && length <= lengthMax;
        for (int i = 0; isSound && i < length; i++) {
            final byte digit = holder[start + i];
            isSound = digit >= '0' && digit <= '9';
        }
        return isSound;
    }

    /** A cell of at most 18 digits. */
    long number(final int column) {
        final byte[] holder = holders[column];
        final int end = starts[column] + lengths[column];
        long number = 0;
        for (int i = starts[column]; i < end; i++) {
            number = number * 10 + (holder[i] - '0');
        }
        return number;
    }

    /** A cell as {@link Decimals#parseSigned} reads it. */
    long decimal(final int column, final int scale) {
        return Decimals.parseSigned(holders[column], starts[column], lengths[column], scale);
    }

    private void readLine() {
        size = 0;
        boolean isMore = true;
        while (isMore) {
            takeCell(Math.min(size, CELLS_MAX));
            size++;
            isMore = position < content.length && content[position] == ',';
            position += isMore ? 1 : 0;
        }
        endLine();
    }

    /**
     * Digits, letters and what amounts are written with come behind the comma in ASCII; a cell of nothing else, which
     * ends with the line or the comma, is as it is.
     */
    private void takeCell(final int column) {
        final byte[] bytes = content;
        final int start = position;
        int at = start;
        while (at < bytes.length && bytes[at] > ',') {
            at++;
        }
        if (at == bytes.length || bytes[at] == ',' || bytes[at] == '\n' || bytes[at] == '\r') {
            position = at;
            place(column, start, at);
        } else if (isQuoted()) {
            holdOwn(column, quotedCell());
        } else {
            takePlain(column);
        }
    }

    private boolean isQuoted() {
        int start = position;
        while (start < content.length && content[start] == ' ') {
            start++;
        }
        return start < content.length && content[start] == '"';
    }

    private void takePlain(final int column) {
        final int start = position;
        if (skipPlain()) {
            hold(column, start, position);
        } else {
            holdOwn(column, text.text(start, position - start).strip());
        }
    }

    /** Goes to the end of a plain cell; whether it was all ASCII. */
    private boolean skipPlain() {
        int at = position;
        int allBits = 0;
        while (at < content.length && content[at] != ',' && content[at] != '\n' && content[at] != '\r') {
            allBits |= content[at++];
        }
        position = at;
        return allBits >= 0;
    }

    private void hold(final int column, final int from, final int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(content[start])) {
            start++;
        }
        while (end > start && isBlank(content[end - 1])) {
            end--;
        }
        place(column, start, end);
    }

    private void place(final int column, final int start, final int end) {
        if (holders[column] != content) {
            holders[column] = content;
        }
        starts[column] = start;
        lengths[column] = end - start;
    }

    private static boolean isBlank(final byte ascii) {
        return ascii <= ' ' && Character.isWhitespace(ascii);
    }

    private void holdOwn(final int column, final String cell) {
        holders[column] = cell.getBytes(StandardCharsets.UTF_8);
        starts[column] = 0;
        lengths[column] = holders[column].length;
    }

    /**
     * Two quotes inside stand for one; what is behind the last one up to the comma is kept, so that nothing is lost.
     */
    private String quotedCell() {
        final ByteArrayOutputStream cell = new ByteArrayOutputStream();
        while (content[position++] != '"') {
            continue;
        }
        while (position < content.length) {
            final byte next = content[position++];
            if (next != '"') {
                linesRead += next == '\n' ? 1 : 0;
                cell.write(next);
            } else if (position < content.length && content[position] == '"') {
                cell.write('"');
                position++;
            } else {
                final int start = position;
                skipPlain();
                return cell.toString(text.charset())
                        + text.text(start, position - start).strip();
            }
        }
        return cell.toString(text.charset());
    }

    private void endLine() {
        if (position < content.length && content[position] == '\r') {
            position++;
        }
        if (position < content.length && content[position] == '\n') {
            position++;
        }
        linesRead++;
    }
}

package io.yidi.clearing.recon.file;

import java.util.Arrays;
import java.util.List;

/**
 * 逐行读取: the cells of a CSV text, line by line: divided by commas, blanks around them left out, quoted if need be. Lines
 * without anything are passed over. One thread.
 */
final class CsvLines {

    private static final int CELLS_MAX = 256;

    private final String text;
    private final String[] cells = new String[CELLS_MAX];
    private int position;
    private int size;
    private int line;
    private int linesRead;

    CsvLines(final String text) {
        this.text = text;
    }

    /**
     * Goes on to the next line with something on it.
     *
     * @return false at the end of the text
     */
    boolean next() {
        do {
            if (position >= text.length()) {
                return false;
            }
            line = linesRead + 1;
            readLine();
        } while (size == 1 && cells[0].isEmpty());
        return true;
    }

    /** Number of the line, from 1; at the end of the text that of the last line. */
    int line() {
        return line;
    }

    /** How many cells the line has. */
    int size() {
        return size;
    }

    /** A cell. */
    String cell(final int column) {
        return cells[column];
    }

    /** All cells of the line. */
    List<String> cells() {
        return List.copyOf(Arrays.asList(cells).subList(0, size));
    }

    private void readLine() {
        size = 0;
        boolean isMore = true;
        while (isMore) {
            final String cell = isQuoted() ? quotedCell() : plainCell();
            if (size < CELLS_MAX) {
                cells[size++] = cell;
            }
            isMore = position < text.length() && text.charAt(position) == ',';
            position += isMore ? 1 : 0;
        }
        endLine();
    }

    private boolean isQuoted() {
        int start = position;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return start < text.length() && text.charAt(start) == '"';
    }

    private String plainCell() {
        final int start = position;
        while (position < text.length() && !isEnd(text.charAt(position)) && text.charAt(position) != ',') {
            position++;
        }
        return text.substring(start, position).strip();
    }

    /**
     * Two quotes inside stand for one; what is behind the last one up to the comma is kept, so that nothing is lost.
     */
    private String quotedCell() {
        final StringBuilder cell = new StringBuilder();
        position = text.indexOf('"', position) + 1;
        while (position < text.length()) {
            final char character = text.charAt(position++);
            if (character != '"') {
                linesRead += character == '\n' ? 1 : 0;
                cell.append(character);
            } else if (position < text.length() && text.charAt(position) == '"') {
                cell.append('"');
                position++;
            } else {
                return cell.append(plainCell()).toString();
            }
        }
        return cell.toString();
    }

    private void endLine() {
        if (position < text.length() && text.charAt(position) == '\r') {
            position++;
        }
        if (position < text.length() && text.charAt(position) == '\n') {
            position++;
        }
        linesRead++;
    }

    private static boolean isEnd(final char character) {
        return character == '\n' || character == '\r';
    }
}

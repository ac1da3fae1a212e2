package io.yidi.gateway.national.table;

import java.util.Locale;

/**
 * 字段: one field of a node.
 *
 * @param name on the wire
 * @param meaning in Chinese
 * @param type of the value
 * @param length most characters of a text, or digits of a number; 0 if nothing is said
 * @param isRequired of a request: whether it must be given; of an answer: whether it is never null elsewhere
 * @param codeTable table its values are of, or empty
 * @param trust how sure it is
 * @param value of a request: the native field it becomes; of an answer: where it comes from; empty if it is neither
 */
public record FieldRow(
        String name,
        String meaning,
        FieldType type,
        int length,
        boolean isRequired,
        String codeTable,
        Trust trust,
        String value) {

    static final int COLUMNS = 7;

    static FieldRow of(final String[] columns) {
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("expected " + COLUMNS + " columns, found " + String.join("|", columns));
        }
        return new FieldRow(
                columns[0],
                columns[1],
                FieldType.of(columns[2].charAt(0)),
                lengthOf(columns[2].substring(1)),
                columns[3].equals("*"),
                columns[4],
                Trust.valueOf(columns[5].toUpperCase(Locale.ROOT)),
                columns[6]);
    }

    /** The native field's name: {@code value} without default and conversion. */
    public String nativeName() {
        return cut(cut(value, '='), ':');
    }

    /** What stands for a value that is not given, or empty. */
    public String absentValue() {
        final int at = value.indexOf('=');
        return at < 0 ? "" : value.substring(at + 1);
    }

    /** Whether only the day of a time is of use. */
    public boolean isDayOnly() {
        return value.endsWith(":day");
    }

    private static int lengthOf(final String text) {
        final String digits = cut(text, ',');
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static String cut(final String text, final char end) {
        final int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}

package io.yidi.protocol.json;

import io.yidi.protocol.money.Decimals;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** JSON写出: puts objects, arrays and string values into a buffer as UTF-8, without allocating. */
final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private MutableDirectBuffer buffer;
    private int start;
    private int position;
    private boolean isFirst;

    void wrap(final MutableDirectBuffer newBuffer, final int offset) {
        buffer = newBuffer;
        start = offset;
        position = offset;
        isFirst = true;
    }

    int length() {
        return position - start;
    }

    void openObject() {
        separate();
        put('{');
        isFirst = true;
    }

    void closeObject() {
        put('}');
        isFirst = false;
    }

    void openArray() {
        put('[');
        isFirst = true;
    }

    void closeArray() {
        put(']');
        isFirst = false;
    }

    /** Begins a member; its value follows. */
    void name(final byte[] quotedName) {
        separate();
        buffer.putBytes(position, quotedName);
        position += quotedName.length;
        isFirst = true;
    }

    void ascii(final String text) {
        put('"');
        position += buffer.putStringWithoutLengthAscii(position, text);
        endValue();
    }

    /** A text that is ASCII or UTF-8 already; what JSON does not allow in a string is escaped. */
    void utf8(final DirectBuffer source, final int offset, final int length) {
        put('"');
        for (int i = offset; i < offset + length; i++) {
            putEscaped(source.getByte(i));
        }
        endValue();
    }

    void number(final long value) {
        put('"');
        position += buffer.putLongAscii(position, value);
        endValue();
    }

    /** A code, filled up with zeros to its width; one that is wider is written in full. */
    void code(final int value, final int width) {
        if (value >= Decimals.powerOfTen(width)) {
            number(value);
            return;
        }
        put('"');
        putDigits(value, width);
        endValue();
    }

    void decimal(final long value, final int scale) {
        put('"');
        if (value < 0) {
            put('-');
        }
        final long power = Decimals.powerOfTen(scale);
        position += buffer.putLongAscii(position, Math.abs(value / power));
        put('.');
        putDigits((int) Math.abs(value % power), scale);
        endValue();
    }

    void date(final int epochDay) {
        put('"');
        putDate(epochDay);
        endValue();
    }

    void time(final long epochMs) {
        final int second = (int) (DateTexts.msOfDay(epochMs) / DateTexts.SECOND_MS);
        put('"');
        putDate(DateTexts.dayOf(epochMs));
        put(' ');
        putDigits(second / 3_600, 2);
        put(':');
        putDigits(second / 60 % 60, 2);
        put(':');
        putDigits(second % 60, 2);
        endValue();
    }

    void resultCode(final int number) {
        put('"');
        put('Y');
        put('D');
        put('-');
        putDigits(number, 4);
        endValue();
    }

    private void putDate(final int epochDay) {
        final int date = DateTexts.calendarDate(epochDay);
        putDigits(date / 10_000, 4);
        put('-');
        putDigits(date / 100 % 100, 2);
        put('-');
        putDigits(date % 100, 2);
    }

    private void putDigits(final int value, final int count) {
        int rest = value;
        for (int i = position + count - 1; i >= position; i--) {
            buffer.putByte(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        position += count;
    }

    private void putEscaped(final byte character) {
        if (character == '"' || character == '\\') {
            put('\\');
            put((char) character);
        } else if (character >= 0 && character < ' ') {
            position += buffer.putStringWithoutLengthAscii(position, "\\u00");
            buffer.putByte(position++, HEX[character >> 4]);
            buffer.putByte(position++, HEX[character & 0xF]);
        } else {
            buffer.putByte(position++, character);
        }
    }

    private void separate() {
        if (!isFirst) {
            put(',');
        }
        isFirst = false;
    }

    private void endValue() {
        put('"');
        isFirst = false;
    }

    private void put(final char character) {
        buffer.putByte(position++, (byte) character);
    }
}

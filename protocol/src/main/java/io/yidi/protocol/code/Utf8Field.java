package io.yidi.protocol.code;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 定长UTF-8字段: texts of fixed length that are read by people, such as names: UTF-8 without control characters, filled up
 * with NUL. Stateless; allocates nothing.
 */
public final class Utf8Field {

    private static final int TWO_BYTES_MIN = 0x80;
    private static final int THREE_BYTES_MIN = 0x800;
    private static final int FOUR_BYTES_MIN = 0x1_0000;
    private static final int MALFORMED = -1;

    private Utf8Field() {}

    /**
     * Whether a field is UTF-8 without control characters, followed by nothing but NULs.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, in bytes
     * @return true if so; an empty field is valid
     */
    public static boolean isValid(final DirectBuffer buffer, final int offset, final int capacity) {
        final int end = offset + AsciiField.length(buffer, offset, capacity);
        int at = offset;
        while (at < end) {
            final int codePoint = codePoint(buffer, at, end);
            if (codePoint == MALFORMED || !isShown(codePoint)) {
                return false;
            }
            at += lengthOf(codePoint);
        }
        return AsciiField.isNul(buffer, end, offset + capacity - end);
    }

    /**
     * Whether a text may stand in such a field, if it has room.
     *
     * @param text any
     * @return true if it has neither control characters nor lone surrogates
     */
    public static boolean isText(final CharSequence text) {
        for (int i = 0; i < text.length(); ) {
            final int codePoint = Character.codePointAt(text, i);
            if (!isShown(codePoint)) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }

    /**
     * Fills a field with a text and NULs.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, in bytes
     * @param text to put, see {@link #isText}
     * @return true if it has room; else the field holds the beginning of it
     */
    public static boolean put(
            final MutableDirectBuffer buffer, final int offset, final int capacity, final CharSequence text) {
        int at = offset;
        for (int i = 0; i < text.length(); ) {
            final int codePoint = Character.codePointAt(text, i);
            if (at + lengthOf(codePoint) > offset + capacity) {
                return false;
            }
            at = putCodePoint(buffer, at, codePoint);
            i += Character.charCount(codePoint);
        }
        buffer.setMemory(at, offset + capacity - at, (byte) 0);
        return true;
    }

    private static boolean isShown(final int codePoint) {
        return !Character.isISOControl(codePoint)
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    private static int lengthOf(final int codePoint) {
        if (codePoint < TWO_BYTES_MIN) {
            return 1;
        }
        return codePoint < THREE_BYTES_MIN ? 2 : codePoint < FOUR_BYTES_MIN ? 3 : 4;
    }

    /** The code point that begins here, in its shortest form and all of it before the end. */
    private static int codePoint(final DirectBuffer buffer, final int at, final int end) {
        final int lead = buffer.getByte(at);
        if (lead >= 0) {
            return lead;
        }
        final int length = Integer.numberOfLeadingZeros(~(lead << 24));
        if (length < 2 || length > 4 || at + length > end) {
            return MALFORMED;
        }
        int codePoint = lead & 0x7F >> length;
        for (int i = 1; i < length; i++) {
            final int next = buffer.getByte(at + i);
            if ((next & 0xC0) != 0x80) {
                return MALFORMED;
            }
            codePoint = codePoint << 6 | next & 0x3F;
        }
        return Character.isValidCodePoint(codePoint) && lengthOf(codePoint) == length ? codePoint : MALFORMED;
    }

    private static int putCodePoint(final MutableDirectBuffer buffer, final int at, final int codePoint) {
        final int length = lengthOf(codePoint);
        if (length == 1) {
            buffer.putByte(at, (byte) codePoint);
            return at + 1;
        }
        int rest = codePoint;
        for (int i = length - 1; i > 0; i--) {
            buffer.putByte(at + i, (byte) (0x80 | rest & 0x3F));
            rest >>>= 6;
        }
        buffer.putByte(at, (byte) (0xF00 >> length & 0xFF | rest));
        return at + length;
    }
}

package io.yidi.protocol.code;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 定长ASCII字段: looks at and fills texts of fixed length, in place.
 *
 * <pre>
 *   |H|1|1|0|1|0|0|NUL|NUL|NUL|NUL|NUL|     printable ASCII, then only NULs
 *   |◀─ length ──▶|                   |
 *   |◀─────────── capacity ──────────▶|
 * </pre>
 */
public final class AsciiField {

    /** Result: the six characters are not six digits. */
    public static final int NO_AREA_CODE = -1;

    /** Length of an area code (医保区划), in characters. */
    public static final int AREA_CODE_LENGTH = 6;

    private static final ByteOrder BYTE_ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final long EACH_ONE = 0x0101_0101_0101_0101L;
    private static final long EACH_TOP_BIT = EACH_ONE << 7;

    private AsciiField() {}

    /**
     * Characters before the first NUL.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, in bytes
     * @return 0 … capacity
     */
    public static int length(final DirectBuffer buffer, final int offset, final int capacity) {
        int length = 0;
        while (length + Long.BYTES <= capacity && !hasNul(buffer.getLong(offset + length, BYTE_ORDER))) {
            length += Long.BYTES;
        }
        while (length < capacity && buffer.getByte(offset + length) != 0) {
            length++;
        }
        return length;
    }

    /**
     * Whether the field holds no character.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @return true if it starts with NUL
     */
    public static boolean isEmpty(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset) == 0;
    }

    /**
     * Whether the field is printable ASCII without blanks, followed by nothing but NULs.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, in bytes
     * @return true if so; an empty field is valid
     */
    public static boolean isValid(final DirectBuffer buffer, final int offset, final int capacity) {
        final int length = length(buffer, offset, capacity);
        return areGraphic(buffer, offset, length) && isNul(buffer, offset + length, capacity - length);
    }

    /**
     * Whether the field is made of letters, digits, {@code -}, {@code _} and {@code .}, followed by nothing but NULs.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, in bytes
     * @return true if so; an empty field is an identifier
     */
    public static boolean isIdentifier(final DirectBuffer buffer, final int offset, final int capacity) {
        final int length = length(buffer, offset, capacity);
        return areIdentifierParts(buffer, offset, length) && isNul(buffer, offset + length, capacity - length);
    }

    /**
     * Whether the field holds exactly this text.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, in bytes
     * @param text ASCII
     * @return true if they are equal
     */
    public static boolean equals(
            final DirectBuffer buffer, final int offset, final int capacity, final CharSequence text) {
        final int length = text.length();
        if (length > capacity || !isNul(buffer, offset + length, capacity - length)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(offset + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether two fields of the same capacity hold the same bytes.
     *
     * @param left that holds one field
     * @param leftOffset of the one field
     * @param right that holds the other field
     * @param rightOffset of the other field
     * @param capacity of both fields, in bytes
     * @return true if they are equal
     */
    public static boolean equals(
            final DirectBuffer left,
            final int leftOffset,
            final DirectBuffer right,
            final int rightOffset,
            final int capacity) {
        int at = 0;
        while (at + Long.BYTES <= capacity && left.getLong(leftOffset + at) == right.getLong(rightOffset + at)) {
            at += Long.BYTES;
        }
        while (at < capacity && left.getByte(leftOffset + at) == right.getByte(rightOffset + at)) {
            at++;
        }
        return at == capacity;
    }

    /**
     * Fills a field with a text and NULs.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, in bytes
     * @param text ASCII, at most {@code capacity} characters
     */
    public static void put(
            final MutableDirectBuffer buffer, final int offset, final int capacity, final CharSequence text) {
        final int length = text.length();
        if (length > capacity) {
            throw new IllegalArgumentException("expected at most " + capacity + " characters, found " + length);
        }
        for (int i = 0; i < length; i++) {
            buffer.putByte(offset + i, (byte) text.charAt(i));
        }
        buffer.setMemory(offset + length, capacity - length, (byte) 0);
    }

    /**
     * The field as text.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, in bytes
     * @return the characters before the first NUL
     */
    public static String text(final DirectBuffer buffer, final int offset, final int capacity) {
        return buffer.getStringWithoutLengthAscii(offset, length(buffer, offset, capacity));
    }

    /**
     * Appends the field's characters.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, in bytes
     * @param text to append to
     */
    public static void append(
            final DirectBuffer buffer, final int offset, final int capacity, final StringBuilder text) {
        final int length = length(buffer, offset, capacity);
        for (int i = 0; i < length; i++) {
            text.append((char) (buffer.getByte(offset + i) & 0xFF));
        }
    }

    /**
     * Up to eight bytes as one number, the first character in the highest byte, so that numbers sort as texts do.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @param capacity of the field, at most 8 bytes
     * @return the packed characters; 0 for an empty field
     */
    public static long pack(final DirectBuffer buffer, final int offset, final int capacity) {
        long packed = 0;
        for (int i = 0; i < capacity; i++) {
            packed = packed << Byte.SIZE | buffer.getByte(offset + i) & 0xFF;
        }
        return packed << Byte.SIZE * (Long.BYTES - capacity);
    }

    /**
     * Up to eight characters as one number, as {@link #pack(DirectBuffer, int, int)} reads them from a field.
     *
     * @param text ASCII, at most 8 characters
     * @return the packed characters; 0 for an empty text
     */
    public static long pack(final CharSequence text) {
        long packed = 0;
        for (int i = 0; i < text.length(); i++) {
            packed = packed << Byte.SIZE | text.charAt(i);
        }
        return text.length() == 0 ? 0 : packed << Byte.SIZE * (Long.BYTES - text.length());
    }

    /**
     * Reads a six-digit area code.
     *
     * @param buffer that holds the field
     * @param offset of the field
     * @return 0 … 999 999, or {@link #NO_AREA_CODE}
     */
    public static int areaCode(final DirectBuffer buffer, final int offset) {
        return digits(buffer, offset, AREA_CODE_LENGTH);
    }

    /**
     * Reads a number of exactly so many digits.
     *
     * @param buffer that holds them
     * @param offset of the first digit
     * @param count of digits, at most 9
     * @return the number, or -1 if one of the bytes is not a digit
     */
    static int digits(final DirectBuffer buffer, final int offset, final int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            final int digit = buffer.getByte(offset + i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static boolean isNul(final DirectBuffer buffer, final int offset, final int length) {
        int at = 0;
        while (at + Long.BYTES <= length && buffer.getLong(offset + at, BYTE_ORDER) == 0) {
            at += Long.BYTES;
        }
        while (at < length && buffer.getByte(offset + at) == 0) {
            at++;
        }
        return at == length;
    }

    private static boolean areGraphic(final DirectBuffer buffer, final int offset, final int length) {
        int at = 0;
        while (at + Long.BYTES <= length && areGraphic(buffer.getLong(offset + at, BYTE_ORDER))) {
            at += Long.BYTES;
        }
        while (at < length && isGraphic(buffer.getByte(offset + at))) {
            at++;
        }
        return at == length;
    }

    private static boolean areIdentifierParts(final DirectBuffer buffer, final int offset, final int length) {
        int at = 0;
        while (at + Long.BYTES <= length && areIdentifierParts(buffer.getLong(offset + at, BYTE_ORDER))) {
            at += Long.BYTES;
        }
        while (at < length && isIdentifierPart(buffer.getByte(offset + at))) {
            at++;
        }
        return at == length;
    }

    /** Whether eight bytes, none of them 0, are of an identifier. */
    private static boolean areIdentifierParts(final long bytes) {
        long rest = bytes;
        while (isIdentifierPart((byte) rest)) {
            rest >>>= Byte.SIZE;
        }
        return rest == 0;
    }

    /** Whether one of eight bytes is 0: only then, or above the first of them, a 1 is borrowed from the top bit. */
    private static boolean hasNul(final long bytes) {
        return (bytes - EACH_ONE & ~bytes & EACH_TOP_BIT) != 0;
    }

    /** Whether eight bytes are graphic: none has its top bit set, or gets it from 1; all get it from what lacks. */
    private static boolean areGraphic(final long bytes) {
        return ((bytes | bytes + EACH_ONE) & EACH_TOP_BIT) == 0
                && (bytes + EACH_ONE * (0x7F - ' ') & EACH_TOP_BIT) == EACH_TOP_BIT;
    }

    private static boolean isGraphic(final byte character) {
        return character > ' ' && character < 0x7F;
    }

    private static boolean isIdentifierPart(final byte character) {
        return character >= '0' && character <= '9'
                || character >= 'A' && character <= 'Z'
                || character >= 'a' && character <= 'z'
                || character == '-'
                || character == '_'
                || character == '.';
    }
}

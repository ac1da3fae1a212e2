package io.yidi.protocol.json;

/** UTF-8读取: characters of more than one byte, in their shortest form only, and no halves of pairs. */
final class Utf8Reader {

    /** Result: these bytes are not UTF-8. */
    static final int NO_CODE_POINT = -1;

    private static final int SURROGATES_BEGIN = 0xD800;
    private static final int SURROGATES_END = 0xE000;
    private static final int CODE_POINTS_END = 0x110000;
    private static final int CONTINUATION_BITS = 6;
    private static final int[] SMALLEST = {0, 0, 0x80, 0x800, 0x10000};

    private Utf8Reader() {}

    /**
     * Reads one character.
     *
     * @param bytes to read
     * @param at its first byte, which is not ASCII
     * @param end of the bytes
     * @return the character, or {@link #NO_CODE_POINT}
     */
    static int codePoint(final byte[] bytes, final int at, final int end) {
        final int lead = bytes[at] & 0xFF;
        final int count =
                lead >= 0xF0 && lead < 0xF8 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC0 && lead < 0xE0 ? 2 : 0;
        if (count == 0 || end - at < count) {
            return NO_CODE_POINT;
        }
        int read = lead & (0x7F >> count);
        for (int i = 1; i < count; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return NO_CODE_POINT;
            }
            read = read << CONTINUATION_BITS | bytes[at + i] & 0x3F;
        }
        return read < SMALLEST[count] || read >= CODE_POINTS_END || isSurrogate(read) ? NO_CODE_POINT : read;
    }

    /** Bytes of a character. */
    static int lengthOf(final int codePoint) {
        int length = 1;
        while (length < SMALLEST.length - 1 && codePoint >= SMALLEST[length + 1]) {
            length++;
        }
        return length;
    }

    private static boolean isSurrogate(final int codePoint) {
        return codePoint >= SURROGATES_BEGIN && codePoint < SURROGATES_END;
    }
}

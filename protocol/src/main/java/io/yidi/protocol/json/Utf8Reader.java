package io.yidi.protocol.json;

/** UTF-8读取: characters of more than one byte, in their shortest form only, and no halves of pairs. */
final class Utf8Reader {

    private static final int SURROGATES_BEGIN = 0xD800;
    private static final int SURROGATES_END = 0xE000;
    private static final int CODE_POINTS_END = 0x110000;
    private static final int CONTINUATION_BITS = 6;
    private static final int[] SMALLEST = {0, 0, 0x80, 0x800, 0x10000};

    private int codePoint;

    /** The character read last. */
    int codePoint() {
        return codePoint;
    }

    /**
     * Reads one character.
     *
     * @param bytes to read
     * @param at its first byte, which is not ASCII
     * @param end of the bytes
     * @return number of bytes; 0 if these are not UTF-8
     */
    int read(final byte[] bytes, final int at, final int end) {
        final int lead = bytes[at] & 0xFF;
        final int count =
                lead >= 0xF0 && lead < 0xF8 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC0 && lead < 0xE0 ? 2 : 0;
        if (count == 0 || end - at < count) {
            return 0;
        }
        int read = lead & (0x7F >> count);
        for (int i = 1; i < count; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
            read = read << CONTINUATION_BITS | bytes[at + i] & 0x3F;
        }
        codePoint = read;
        return read < SMALLEST[count] || read >= CODE_POINTS_END || isSurrogate(read) ? 0 : count;
    }

    private static boolean isSurrogate(final int codePoint) {
        return codePoint >= SURROGATES_BEGIN && codePoint < SURROGATES_END;
    }
}

package io.yidi.protocol.json;

/** UTF-8文本: whether bytes are UTF-8. */
public final class Utf8Text {

    private Utf8Text() {}

    /**
     * Whether bytes are UTF-8, in its shortest form and without halves of pairs.
     *
     * @param bytes to look at
     * @param offset of the first
     * @param length of them
     * @return whether they are
     */
    public static boolean isValid(final byte[] bytes, final int offset, final int length) {
        final int end = offset + length;
        int at = offset;
        while (at < end) {
            final int codePoint = bytes[at] >= 0 ? bytes[at] : Utf8Reader.codePoint(bytes, at, end);
            if (codePoint == Utf8Reader.NO_CODE_POINT) {
                return false;
            }
            at += Utf8Reader.lengthOf(codePoint);
        }
        return true;
    }
}

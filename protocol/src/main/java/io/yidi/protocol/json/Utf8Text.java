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
        final Utf8Reader reader = new Utf8Reader();
        final int end = offset + length;
        int at = offset;
        while (at < end) {
            final int count = bytes[at] >= 0 ? 1 : reader.read(bytes, at, end);
            if (count == 0) {
                return false;
            }
            at += count;
        }
        return true;
    }
}

package io.yidi.protocol.json;

/** 文本位置: a place in a document, as its author finds it. */
public final class TextPosition {

    private TextPosition() {}

    /**
     * Line and column of a place.
     *
     * @param document UTF-8
     * @param offset of its first byte
     * @param length bytes before the place
     * @return such as {@code line 3, column 17}, both from 1, columns in bytes
     */
    public static String of(final byte[] document, final int offset, final int length) {
        int line = 1;
        int lineStart = offset;
        for (int i = offset; i < offset + length; i++) {
            if (document[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return "line " + line + ", column " + (offset + length - lineStart + 1);
    }
}

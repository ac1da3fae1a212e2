package io.yidi.protocol.json;

import java.nio.charset.StandardCharsets;

/**
 * 字符区间: a view of characters that somebody else keeps, and may change; or of bytes, each of which is an ASCII
 * character. Not thread-safe; allocates nothing.
 */
public final class CharRange implements CharSequence {

    private char[] characters = {};

    /** Holds the characters in place of {@link #characters}, or {@code null}. */
    private byte[] ascii;

    private int offset;
    private int length;

    /**
     * Views other characters.
     *
     * @param newCharacters that hold them
     * @param newOffset of the first
     * @param newLength number of them
     */
    public void wrap(final char[] newCharacters, final int newOffset, final int newLength) {
        characters = newCharacters;
        ascii = null;
        offset = newOffset;
        length = newLength;
    }

    /** Views bytes, all of them ASCII. */
    void wrap(final byte[] newAscii, final int newOffset, final int newLength) {
        ascii = newAscii;
        offset = newOffset;
        length = newLength;
    }

    /**
     * Views fewer of the characters.
     *
     * @param newLength at most the length so far
     */
    public void cut(final int newLength) {
        length = newLength;
    }

    /** The bytes that are viewed, or {@code null} if it is characters. */
    byte[] ascii() {
        return ascii;
    }

    /** Index of the first character where they are kept. */
    int offset() {
        return offset;
    }

    /**
     * Copies the characters.
     *
     * @param target takes them
     * @param at where the first one goes
     */
    public void copyTo(final char[] target, final int at) {
        if (ascii == null) {
            System.arraycopy(characters, offset, target, at, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            target[at + i] = (char) ascii[offset + i];
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(final int index) {
        return ascii == null ? characters[offset + index] : (char) ascii[offset + index];
    }

    @Override
    public CharSequence subSequence(final int start, final int end) {
        return text(offset + start, end - start);
    }

    @Override
    public String toString() {
        return text(offset, length);
    }

    private String text(final int from, final int count) {
        return ascii == null
                ? new String(characters, from, count)
                : new String(ascii, from, count, StandardCharsets.US_ASCII);
    }
}

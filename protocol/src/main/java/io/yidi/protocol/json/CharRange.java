package io.yidi.protocol.json;

import java.util.Arrays;

/** 字符区间: a view of characters that somebody else keeps, and may change. Not thread-safe; allocates nothing. */
public final class CharRange implements CharSequence {

    private char[] characters = {};
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

    /** Whether these are the same characters. */
    boolean isSame(final char[] other) {
        return Arrays.equals(characters, offset, offset + length, other, 0, other.length);
    }

    /**
     * Copies the characters.
     *
     * @param target takes them
     * @param at where the first one goes
     */
    public void copyTo(final char[] target, final int at) {
        System.arraycopy(characters, offset, target, at, length);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(final int index) {
        return characters[offset + index];
    }

    @Override
    public CharSequence subSequence(final int start, final int end) {
        return new String(characters, offset + start, end - start);
    }

    @Override
    public String toString() {
        return new String(characters, offset, length);
    }
}

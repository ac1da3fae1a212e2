package io.yidi.protocol.json;

/** A view of a tokenizer's characters, valid until the next token. */
final class CharRange implements CharSequence {

    private char[] characters = {};
    private int offset;
    private int length;

    void wrap(final char[] newCharacters, final int newOffset, final int newLength) {
        characters = newCharacters;
        offset = newOffset;
        length = newLength;
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

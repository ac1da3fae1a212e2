package io.yidi.gateway.national.document;

import io.yidi.protocol.json.CharRange;
import java.util.Arrays;

/** 文本缓冲: a text that is put together piece by piece, over an array that is used again. Allocates only to grow. */
public final class TextBuffer {

    private static final int CHARACTERS_AT_FIRST = 1_024;

    private final CharRange view = new CharRange();
    private char[] characters = new char[CHARACTERS_AT_FIRST];
    private int length;

    /** Forgets the text. */
    public TextBuffer clear() {
        length = 0;
        return this;
    }

    /** How many characters there are. */
    public int length() {
        return length;
    }

    /** Keeps the first characters only. */
    public void cut(final int newLength) {
        length = newLength;
    }

    /** The text, a view that is valid until it is changed. */
    public CharRange view() {
        view.wrap(characters, 0, length);
        return view;
    }

    /** Appends a text. */
    public TextBuffer append(final CharSequence text) {
        final int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            characters[length + i] = text.charAt(i);
        }
        length += count;
        return this;
    }

    /** Appends a character. */
    public TextBuffer append(final char character) {
        reserve(1);
        characters[length++] = character;
        return this;
    }

    /** Appends a number, filled up with zeros to so many digits. */
    public TextBuffer digits(final long number, final int count) {
        reserve(count);
        long rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            characters[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    private void reserve(final int more) {
        if (length + more > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(2 * characters.length, length + more));
        }
    }
}

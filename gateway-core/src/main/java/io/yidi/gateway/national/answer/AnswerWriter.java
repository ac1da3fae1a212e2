package io.yidi.gateway.national.answer;

import io.yidi.gateway.national.document.TextBuffer;

/** 答文写出: JSON, member by member, into a text. Allocates nothing of its own. */
public final class AnswerWriter {

    private static final char CONTROLS_END = ' ';
    private static final String HEX = "0123456789ABCDEF";
    private static final int HEX_BITS = 4;
    private static final int HEX_MASK = 0xF;

    private final TextBuffer text = new TextBuffer();
    private boolean isFirst;

    /** Begins another document. */
    public void clear() {
        text.clear();
        isFirst = true;
    }

    /** The document so far. */
    public TextBuffer text() {
        return text;
    }

    /** Opens an object. */
    public void openObject() {
        open('{');
    }

    /** Closes an object. */
    public void closeObject() {
        close('}');
    }

    void openArray() {
        open('[');
    }

    void closeArray() {
        close(']');
    }

    /** Names a member; its value follows. */
    public void name(final String name) {
        separate();
        text.append('"').append(name).append('"').append(':');
        isFirst = true;
    }

    /** Writes {@code null}. */
    public void nothing() {
        word("null");
    }

    /** Writes a number, or another word of JSON. */
    public void word(final CharSequence word) {
        separate();
        text.append(word);
    }

    /** Writes a text, or {@code null} if it is empty. */
    public void string(final CharSequence value) {
        if (value.length() == 0) {
            nothing();
            return;
        }
        separate();
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
    }

    private void character(final char character) {
        if (character == '"' || character == '\\') {
            text.append('\\').append(character);
        } else if (character < CONTROLS_END) {
            text.append("\\u00").append(HEX.charAt(character >> HEX_BITS)).append(HEX.charAt(character & HEX_MASK));
        } else {
            text.append(character);
        }
    }

    private void open(final char bracket) {
        separate();
        text.append(bracket);
        isFirst = true;
    }

    private void close(final char bracket) {
        text.append(bracket);
        isFirst = false;
    }

    private void separate() {
        if (!isFirst) {
            text.append(',');
        }
        isFirst = false;
    }
}

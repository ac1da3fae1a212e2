package io.yidi.gateway.engine.state;

import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 状态读入: what a {@link StateWriter} wrote, in the same order. Everything that is not as expected ends with a
 * {@link StateMismatchException}. One thread.
 */
public final class StateReader {

    private static final int TEXT_BYTES_MAX = 128;

    private final StateInput input;
    private final UnsafeBuffer word = new UnsafeBuffer(new byte[Long.BYTES]);

    /**
     * Reads from an input.
     *
     * @param input gives the bytes
     */
    public StateReader(final StateInput input) {
        this.input = input;
    }

    /**
     * Expects the beginning of a section.
     *
     * @param section which
     */
    public void section(final StateSection section) {
        final long mark = number();
        if (mark != section.mark()) {
            throw new StateMismatchException("expected the beginning of " + section + ", 0x"
                    + Long.toHexString(section.mark()) + ", found 0x" + Long.toHexString(mark));
        }
    }

    /**
     * Reads a number.
     *
     * @return any
     */
    public long number() {
        input.read(word, 0, Long.BYTES);
        return word.getLong(0);
    }

    /**
     * Reads a number that has bounds.
     *
     * @param what it is, for the error
     * @param minimum smallest it can be
     * @param maximum largest it can be
     * @return the number
     */
    public int number(final String what, final int minimum, final int maximum) {
        final long value = number();
        if (value < minimum || value > maximum) {
            throw new StateMismatchException(
                    "expected " + what + " from " + minimum + " to " + maximum + ", found " + value);
        }
        return (int) value;
    }

    /**
     * Reads a text.
     *
     * @return ASCII
     */
    public String text() {
        final byte[] bytes = new byte[number("length of a text", 0, TEXT_BYTES_MAX)];
        input.read(new UnsafeBuffer(bytes), 0, bytes.length);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /**
     * Reads bytes.
     *
     * @param buffer to fill, from offset 0
     * @param length in bytes
     */
    public void block(final MutableDirectBuffer buffer, final int length) {
        input.read(buffer, 0, length);
    }
}

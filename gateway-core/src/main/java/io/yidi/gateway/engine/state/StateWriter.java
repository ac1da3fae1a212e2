package io.yidi.gateway.engine.state;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 状态写出: numbers, texts and blocks of a snapshot, one after the other, in the byte order of the machine. One thread. */
public final class StateWriter {

    private final StateOutput output;
    private final UnsafeBuffer word = new UnsafeBuffer(new byte[Long.BYTES]);

    /**
     * Writes to an output.
     *
     * @param output takes the bytes
     */
    public StateWriter(final StateOutput output) {
        this.output = output;
    }

    /**
     * Begins a section.
     *
     * @param section which
     */
    public void section(final StateSection section) {
        number(section.mark());
    }

    /**
     * Writes a number.
     *
     * @param value any
     */
    public void number(final long value) {
        word.putLong(0, value);
        output.write(word, 0, Long.BYTES);
    }

    /**
     * Writes a text.
     *
     * @param value ASCII
     */
    public void text(final String value) {
        final byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        number(bytes.length);
        output.write(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    /**
     * Writes bytes whose length the reader knows.
     *
     * @param buffer holds them
     * @param length in bytes, from offset 0
     */
    public void block(final DirectBuffer buffer, final int length) {
        output.write(buffer, 0, length);
    }
}

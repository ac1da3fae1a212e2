package io.yidi.gateway.engine.state;

import org.agrona.DirectBuffer;

/** 状态写出: takes the bytes of a snapshot, in order. */
@FunctionalInterface
public interface StateOutput {

    /**
     * Takes the next bytes.
     *
     * @param buffer holds them
     * @param offset of the first
     * @param length in bytes
     */
    void write(DirectBuffer buffer, int offset, int length);
}

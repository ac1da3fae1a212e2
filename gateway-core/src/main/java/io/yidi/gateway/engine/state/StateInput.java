package io.yidi.gateway.engine.state;

import org.agrona.MutableDirectBuffer;

/** 状态读入: gives the bytes of a snapshot, in order. */
@FunctionalInterface
public interface StateInput {

    /**
     * Gives the next bytes.
     *
     * @param buffer to fill
     * @param offset of the first
     * @param length in bytes
     * @throws StateMismatchException if there are not as many left
     */
    void read(MutableDirectBuffer buffer, int offset, int length);
}

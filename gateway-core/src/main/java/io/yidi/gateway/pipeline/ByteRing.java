package io.yidi.gateway.pipeline;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 字节环: the bytes of the commands in the ring, one after the other, reused in the same order.
 *
 * <p>One thread claims, one thread frees. A claim is contiguous: what does not fit before the end starts at the
 * beginning. Positions only grow; the place in the buffer is the position modulo the capacity.
 */
final class ByteRing {

    /** Claim: there is no room now. */
    static final long NO_ROOM = -1;

    private final UnsafeBuffer buffer;
    private final int capacity;
    private final AtomicLong freedPosition = new AtomicLong();
    private long claimedPosition;
    private long knownFreedPosition;

    /**
     * Makes an empty ring.
     *
     * @param capacityBytes a power of two
     */
    ByteRing(final int capacityBytes) {
        if (!BitUtil.isPowerOfTwo(capacityBytes)) {
            throw new IllegalArgumentException("capacity must be a power of two: capacityBytes=" + capacityBytes);
        }
        capacity = capacityBytes;
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(capacityBytes));
    }

    /**
     * Copies bytes in. Claiming thread only.
     *
     * @return position of the first byte, or {@link #NO_ROOM}
     */
    long offer(final DirectBuffer source, final int offset, final int length) {
        return offer(source, offset, length, 0);
    }

    /**
     * Copies bytes in if some are left afterwards. Claiming thread only.
     *
     * @param reserveBytes that have to stay free
     * @return position of the first byte, or {@link #NO_ROOM}
     */
    long offer(final DirectBuffer source, final int offset, final int length, final int reserveBytes) {
        final int aligned = BitUtil.align(length, Long.BYTES);
        long start = claimedPosition;
        final int toEnd = capacity - indexOf(start);
        if (aligned > toEnd) {
            start += toEnd;
        }
        if (!isFree(start + aligned - (capacity - reserveBytes))) {
            return NO_ROOM;
        }
        buffer.putBytes(indexOf(start), source, offset, length);
        claimedPosition = start + aligned;
        return start;
    }

    /** Looks at what the other thread writes only if what was seen last is not enough. */
    private boolean isFree(final long position) {
        if (knownFreedPosition < position) {
            knownFreedPosition = freedPosition.get();
        }
        return knownFreedPosition >= position;
    }

    /** Gives back everything up to and including a command. Freeing thread only. */
    void free(final long position, final int length) {
        freedPosition.setRelease(position + BitUtil.align(length, Long.BYTES));
    }

    /** How many bytes the ring holds. */
    int capacityBytes() {
        return capacity;
    }

    /** Holds the bytes. */
    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Place of a position in the buffer. */
    int indexOf(final long position) {
        return (int) position & (capacity - 1);
    }
}

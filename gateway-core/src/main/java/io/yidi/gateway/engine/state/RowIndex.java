package io.yidi.gateway.engine.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 行号索引: slots of 4 bytes off the heap, each with a row + 1 or 0, for open addressing; at most 5/8 are in use. What the
 * rows hold is not its business: whoever looks compares them. Core thread only.
 */
final class RowIndex implements AutoCloseable {

    /** Row of a slot that is free. */
    static final int FREE = -1;

    private static final int SLOTS_INITIAL = 1 << 12;
    private static final int SLOTS_MAX = 1 << 28;

    private UnsafeBuffer slots = allocate(SLOTS_INITIAL);
    private int mask = SLOTS_INITIAL - 1;

    /** Where to begin to look. */
    int first(final long hash) {
        return (int) hash & mask;
    }

    /** Where to look next. */
    int next(final int slot) {
        return (slot + 1) & mask;
    }

    /** The row in a slot, or {@link #FREE}. */
    int row(final int slot) {
        return slots.getInt(slot * Integer.BYTES) - 1;
    }

    /** Puts a row into a slot. */
    void put(final int slot, final int row) {
        slots.putInt(slot * Integer.BYTES, row + 1);
    }

    /** Puts a row that is not there yet into the first free slot. */
    void add(final long hash, final int row) {
        int slot = first(hash);
        while (row(slot) != FREE) {
            slot = next(slot);
        }
        put(slot, row);
    }

    /** Makes room for so many rows; true if there was none, and all rows have to be added again. */
    boolean resize(final int rows) {
        int count = mask + 1;
        while (rows > count / 8 * 5) {
            count *= 2;
        }
        if (count == mask + 1) {
            return false;
        }
        if (count > SLOTS_MAX) {
            throw new IllegalStateException("index is full: rows=" + rows);
        }
        BufferUtil.free(slots);
        slots = allocate(count);
        mask = count - 1;
        return true;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        BufferUtil.free(slots);
        slots = new UnsafeBuffer(0, 0);
    }

    private static UnsafeBuffer allocate(final int count) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(count * Integer.BYTES).order(ByteOrder.nativeOrder()));
    }
}

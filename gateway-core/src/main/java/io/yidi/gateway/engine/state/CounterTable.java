package io.yidi.gateway.engine.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 累计台账: one {@code long} for each (person, period, counter), in fen or as a count; 0 until added to.
 *
 * <pre>
 *    0            8            16           24
 *   +------------+------------+------------+
 *   | person,    | counter id | value      |    open addressing, a free cell has counter id 0
 *   | period     |            |            |
 *   +------------+------------+------------+
 * </pre>
 *
 * <p>Off-heap; doubles when 5/8 full, which is the only time it allocates. Core thread only.
 */
public final class CounterTable {

    private static final int CELL_BYTES = 24;
    private static final int COUNTER_OFFSET = 8;
    private static final int VALUE_OFFSET = 16;
    private static final int CAPACITY_MAX = 1 << 26;

    private UnsafeBuffer cells;
    private int capacity;
    private int count;

    /**
     * Makes an empty table.
     *
     * @param initialCapacity cells at first, a power of two
     */
    public CounterTable(final int initialCapacity) {
        capacity = initialCapacity;
        cells = allocate(initialCapacity);
    }

    /**
     * Reads a counter.
     *
     * @param person index of the person
     * @param period number of the period
     * @param counterId which counter
     * @return its value, 0 if nothing was ever added
     */
    public long value(final int person, final int period, final long counterId) {
        final int cell = find(owner(person, period), counterId);
        return cells.getLong(cell + COUNTER_OFFSET) == 0 ? 0 : cells.getLong(cell + VALUE_OFFSET);
    }

    /**
     * Adds to a counter.
     *
     * @param person index of the person
     * @param period number of the period
     * @param counterId which counter, not 0
     * @param delta fen or a count, negative to take back
     * @throws ArithmeticException if the sum leaves a {@code long}
     */
    public void add(final int person, final int period, final long counterId, final long delta) {
        final long owner = owner(person, period);
        int cell = find(owner, counterId);
        if (cells.getLong(cell + COUNTER_OFFSET) == 0) {
            cell = insert(owner, counterId, cell);
        }
        cells.putLong(cell + VALUE_OFFSET, Math.addExact(cells.getLong(cell + VALUE_OFFSET), delta));
    }

    /**
     * Number of counters ever added to.
     *
     * @return cells in use
     */
    public int count() {
        return count;
    }

    /**
     * A hash of all values that are not 0, whatever order they came in.
     *
     * @return 64 bits
     */
    public long stateHash() {
        long hash = 0;
        for (int cell = 0; cell < capacity * CELL_BYTES; cell += CELL_BYTES) {
            final long value = cells.getLong(cell + VALUE_OFFSET);
            if (value != 0) {
                hash += Fingerprint.avalanche(Fingerprint.avalanche(cells.getLong(cell) ^ Fingerprint.avalanche(value))
                        ^ cells.getLong(cell + COUNTER_OFFSET));
            }
        }
        return hash;
    }

    private int insert(final long owner, final long counterId, final int freeCell) {
        int cell = freeCell;
        if (count >= capacity / 8 * 5) {
            grow();
            cell = find(owner, counterId);
        }
        cells.putLong(cell, owner);
        cells.putLong(cell + COUNTER_OFFSET, counterId);
        count++;
        return cell;
    }

    private int find(final long owner, final long counterId) {
        final int mask = capacity - 1;
        int slot = (int) Fingerprint.avalanche(owner * 31 ^ counterId) & mask;
        while (true) {
            final int cell = slot * CELL_BYTES;
            final long counter = cells.getLong(cell + COUNTER_OFFSET);
            if (counter == 0 || (counter == counterId && cells.getLong(cell) == owner)) {
                return cell;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void grow() {
        if (capacity == CAPACITY_MAX) {
            throw new IllegalStateException("counter table is full: capacity=" + capacity);
        }
        final UnsafeBuffer old = cells;
        final int oldBytes = capacity * CELL_BYTES;
        capacity *= 2;
        cells = allocate(capacity);
        for (int cell = 0; cell < oldBytes; cell += CELL_BYTES) {
            if (old.getLong(cell + COUNTER_OFFSET) != 0) {
                cells.putBytes(find(old.getLong(cell), old.getLong(cell + COUNTER_OFFSET)), old, cell, CELL_BYTES);
            }
        }
    }

    private static long owner(final int person, final int period) {
        return ((long) person << 32) | (period & 0xFFFFFFFFL);
    }

    private static UnsafeBuffer allocate(final int capacity) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(capacity * CELL_BYTES).order(ByteOrder.nativeOrder()));
    }
}

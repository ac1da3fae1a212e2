package io.yidi.gateway.engine.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 定长单元表: cells of a fixed length, found by two words that are not both 0. Grows a small part at a time.
 *
 * <pre>
 *    0          8          16
 *   +----------+----------+- - - - - - - -+
 *   | key word | key word | value words … |     a free cell has two zero key words
 *   +----------+----------+- - - - - - - -+
 * </pre>
 *
 * <p>The cells lie off-heap in 4 096 partitions with open addressing; a partition doubles by itself
 * when it is 5/8 full, so that growth never stops the core thread for long nor needs the whole table twice. Cells are
 * never removed. A handle names a cell and is valid until the next {@link #insert}. Core thread only.
 */
final class CellTable {

    /** No such cell. */
    static final long NOT_FOUND = -1;

    private static final int PARTITION_BITS = 12;
    private static final int PARTITION_COUNT = 1 << PARTITION_BITS;
    private static final int CAPACITY_INITIAL = 16;
    private static final int CAPACITY_MAX = 1 << 24;
    private static final int SECOND_WORD_OFFSET = 8;

    private final int cellBytes;
    private final UnsafeBuffer[] partitions = new UnsafeBuffer[PARTITION_COUNT];
    private final int[] counts = new int[PARTITION_COUNT];
    private long count;

    /**
     * Makes an empty table.
     *
     * @param cellBytes length of a cell, a multiple of 8 and at least 24
     */
    CellTable(final int cellBytes) {
        if (cellBytes < 3 * Long.BYTES || cellBytes % Long.BYTES != 0) {
            throw new IllegalArgumentException("expected whole words, at least three: cellBytes=" + cellBytes);
        }
        this.cellBytes = cellBytes;
        for (int i = 0; i < PARTITION_COUNT; i++) {
            partitions[i] = allocate(CAPACITY_INITIAL);
        }
    }

    /** Handle of the cell with this key, or {@link #NOT_FOUND}. */
    long find(final long first, final long second) {
        final long hash = hash(first, second);
        final int partition = partitionOf(hash);
        final int offset = probe(partitions[partition], hash, first, second);
        return isFree(partitions[partition], offset) ? NOT_FOUND : handle(partition, offset);
    }

    /** Handle of a new cell with this key, which is not in the table yet; its values are 0. */
    long insert(final long first, final long second) {
        final long hash = hash(first, second);
        final int partition = partitionOf(hash);
        if (counts[partition] >= capacity(partitions[partition]) / 8 * 5) {
            partitions[partition] = doubled(partitions[partition]);
        }
        final UnsafeBuffer cells = partitions[partition];
        final int offset = probe(cells, hash, first, second);
        cells.putLong(offset, first);
        cells.putLong(offset + SECOND_WORD_OFFSET, second);
        counts[partition]++;
        count++;
        return handle(partition, offset);
    }

    /** A word of a cell. */
    long word(final long handle, final int offset) {
        return partitions[(int) (handle >>> Integer.SIZE)].getLong((int) handle + offset);
    }

    /** Changes a word of a cell. */
    void word(final long handle, final int offset, final long value) {
        partitions[(int) (handle >>> Integer.SIZE)].putLong((int) handle + offset, value);
    }

    /** Cells in use. */
    long count() {
        return count;
    }

    /** Folds every cell in use into a hash that does not depend on their order. */
    long fold(final CellHash cellHash) {
        long folded = 0;
        for (int partition = 0; partition < PARTITION_COUNT; partition++) {
            final UnsafeBuffer cells = partitions[partition];
            for (int offset = 0; offset < cells.capacity(); offset += cellBytes) {
                if (!isFree(cells, offset)) {
                    folded += cellHash.of(this, handle(partition, offset));
                }
            }
        }
        return folded;
    }

    /** Hash of one cell. */
    @FunctionalInterface
    interface CellHash {

        /** Hash of a cell. */
        long of(CellTable table, long handle);
    }

    private UnsafeBuffer doubled(final UnsafeBuffer old) {
        final int capacity = capacity(old) * 2;
        if (capacity > CAPACITY_MAX) {
            throw new IllegalStateException("table is full: cells=" + count);
        }
        final UnsafeBuffer grown = allocate(capacity);
        for (int offset = 0; offset < old.capacity(); offset += cellBytes) {
            if (!isFree(old, offset)) {
                final long first = old.getLong(offset);
                final long second = old.getLong(offset + SECOND_WORD_OFFSET);
                grown.putBytes(probe(grown, hash(first, second), first, second), old, offset, cellBytes);
            }
        }
        return grown;
    }

    private int probe(final UnsafeBuffer cells, final long hash, final long first, final long second) {
        final int mask = capacity(cells) - 1;
        int slot = (int) hash & mask;
        while (true) {
            final int offset = slot * cellBytes;
            if (isFree(cells, offset)
                    || (cells.getLong(offset) == first && cells.getLong(offset + SECOND_WORD_OFFSET) == second)) {
                return offset;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int capacity(final UnsafeBuffer cells) {
        return cells.capacity() / cellBytes;
    }

    private UnsafeBuffer allocate(final int capacity) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(capacity * cellBytes).order(ByteOrder.nativeOrder()));
    }

    private static boolean isFree(final UnsafeBuffer cells, final int offset) {
        return cells.getLong(offset) == 0 && cells.getLong(offset + SECOND_WORD_OFFSET) == 0;
    }

    private static long hash(final long first, final long second) {
        return Fingerprint.avalanche(first * 31 ^ second);
    }

    private static int partitionOf(final long hash) {
        return (int) (hash >>> Long.SIZE - PARTITION_BITS);
    }

    private static long handle(final int partition, final int offset) {
        return (long) partition << Integer.SIZE | offset;
    }
}

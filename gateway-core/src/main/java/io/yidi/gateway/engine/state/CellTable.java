package io.yidi.gateway.engine.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;
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
 * <p>The cells lie off-heap in partitions with open addressing; a partition doubles by itself when it is 5/8 full, so
 * that growth never stops the core thread for long nor needs the whole table twice. Partitions that never grew lie in
 * one block, so that a table is made at once. Cells are never removed. A handle names a cell and is valid until the
 * next {@link #insert}; it fits into 48 bits. Memory goes back at {@link #close}, after which nothing may be asked any
 * more. One thread.
 *
 * <p>Cells are looked up at their address, without the bounds checks of a buffer: a slot is masked by the length of its
 * partition, and asking each of thousands of buffers for its bounds would fetch one more line of memory a lookup.
 */
final class CellTable implements AutoCloseable {

    /** No such cell. */
    static final long NOT_FOUND = -1;

    /** Partitions for a table of tens of millions of cells, as a power of two. */
    static final int PARTITION_BITS_MAX = 12;

    private static final UnsafeBuffer[] NO_PARTITIONS = {};
    private static final long[] NO_ADDRESSES = {};
    private static final int CAPACITY_INITIAL = 16;
    private static final int CAPACITY_MAX = 1 << 24;
    private static final int SECOND_WORD_OFFSET = 8;
    private static final long ALL = -1;
    private static final int GROUP_CELLS = 16;

    private final int cellBytes;
    private final int partitionBits;
    private final long scatterMask;
    private final long groupMask;
    private final int[] counts;
    private final int[] masks;
    private final ByteBuffer beginnings;
    private long[] addresses;
    private UnsafeBuffer[] partitions;
    private long count;

    /**
     * Makes an empty table.
     *
     * @param cellBytes length of a cell, a multiple of 8 and at least 24
     * @param partitionBits number of partitions as a power of two, at least 1
     */
    CellTable(final int cellBytes, final int partitionBits) {
        this(cellBytes, partitionBits, ALL, 0);
    }

    private CellTable(final int cellBytes, final int partitionBits, final long scatterMask, final long groupMask) {
        if (cellBytes < 3 * Long.BYTES || cellBytes % Long.BYTES != 0) {
            throw new IllegalArgumentException("expected whole words, at least three: cellBytes=" + cellBytes);
        }
        this.cellBytes = cellBytes;
        this.scatterMask = scatterMask;
        this.groupMask = groupMask;
        this.partitionBits = partitionBits;
        this.counts = new int[1 << partitionBits];
        this.masks = new int[1 << partitionBits];
        this.addresses = new long[1 << partitionBits];
        this.partitions = new UnsafeBuffer[1 << partitionBits];
        final int partitionBytes = CAPACITY_INITIAL * cellBytes;
        this.beginnings = ByteBuffer.allocateDirect(partitionBytes << partitionBits);
        for (int partition = 0; partition < partitions.length; partition++) {
            final long address = BufferUtil.address(beginnings) + (long) partition * partitionBytes;
            use(partition, new UnsafeBuffer(address, partitionBytes));
        }
    }

    /**
     * Makes an empty table whose cells with the same first word lie beside each other, for a dozen or two of them that
     * are asked for together: a few lines of memory are fetched then, not one for each.
     *
     * @param cellBytes length of a cell, a multiple of 8 and at least 24
     * @param partitionBits number of partitions as a power of two, at least 1
     * @return the table
     */
    static CellTable grouped(final int cellBytes, final int partitionBits) {
        return new CellTable(cellBytes, partitionBits, 0, GROUP_CELLS - 1);
    }

    /** Handle of the cell with this key, or {@link #NOT_FOUND}. */
    long find(final long first, final long second) {
        final long hash = hash(first, second);
        final int partition = partitionOf(hash);
        final long address = addresses[partition];
        final int offset = probe(address, masks[partition], hash, first, second);
        return isFree(address + offset) ? NOT_FOUND : handle(partition, offset);
    }

    /** Handle of a new cell with this key, which is not in the table yet; its values are 0. */
    long insert(final long first, final long second) {
        final long hash = hash(first, second);
        final int partition = partitionOf(hash);
        if (counts[partition] >= (masks[partition] + 1) / 8 * 5) {
            grow(partition);
        }
        final long address = addresses[partition];
        final int offset = probe(address, masks[partition], hash, first, second);
        UnsafeApi.putLong(address + offset, first);
        UnsafeApi.putLong(address + offset + SECOND_WORD_OFFSET, second);
        counts[partition]++;
        count++;
        return handle(partition, offset);
    }

    /** A word of a cell. */
    long word(final long handle, final int offset) {
        return UnsafeApi.getLong(addressOf(handle) + offset);
    }

    /** Changes a word of a cell. */
    void word(final long handle, final int offset, final long value) {
        UnsafeApi.putLong(addressOf(handle) + offset, value);
    }

    /** The partition that holds a cell, at {@link #offsetOf}. */
    UnsafeBuffer bufferOf(final long handle) {
        return partitions[(int) (handle >>> Integer.SIZE)];
    }

    /** Where a cell is in its partition. */
    static int offsetOf(final long handle) {
        return (int) handle;
    }

    /** Cells in use. */
    long count() {
        return count;
    }

    /** Folds every cell in use into a hash that does not depend on their order. */
    long fold(final CellHash cellHash) {
        final long[] folded = new long[1];
        forEach(handle -> folded[0] += cellHash.of(this, handle));
        return folded[0];
    }

    /** Hands over every cell in use, in the order they lie. */
    void forEach(final CellVisitor visitor) {
        for (int partition = 0; partition < partitions.length; partition++) {
            final UnsafeBuffer cells = partitions[partition];
            for (int offset = 0; offset < cells.capacity(); offset += cellBytes) {
                if (!isFree(cells.addressOffset() + offset)) {
                    visitor.onCell(handle(partition, offset));
                }
            }
        }
    }

    /** Handle of the cell in use that lies next after another, {@link #NOT_FOUND} at first and behind the last. */
    long next(final long after) {
        int partition = after == NOT_FOUND ? 0 : (int) (after >>> Integer.SIZE);
        int offset = after == NOT_FOUND ? 0 : offsetOf(after) + cellBytes;
        while (partition < partitions.length) {
            final UnsafeBuffer cells = partitions[partition];
            while (offset < cells.capacity()) {
                if (!isFree(cells.addressOffset() + offset)) {
                    return handle(partition, offset);
                }
                offset += cellBytes;
            }
            partition++;
            offset = 0;
        }
        return NOT_FOUND;
    }

    /** Writes all cells, free ones too. */
    void writeTo(final StateWriter writer) {
        writer.number(cellBytes);
        writer.number(partitionBits);
        writer.number(count);
        for (final UnsafeBuffer cells : partitions) {
            writer.number(capacity(cells));
            writer.block(cells, cells.capacity());
        }
    }

    /** Takes the place of an empty table's cells. */
    void readFrom(final StateReader reader) {
        reader.number("length of a cell", cellBytes, cellBytes);
        reader.number("power of partitions", partitionBits, partitionBits);
        final long expected = reader.number();
        for (int partition = 0; partition < partitions.length; partition++) {
            readPartition(reader, partition);
            count += counts[partition];
        }
        if (count != expected) {
            throw new StateMismatchException("expected cells: " + expected + ", found " + count);
        }
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        for (final UnsafeBuffer cells : partitions) {
            BufferUtil.free(cells);
        }
        BufferUtil.free(beginnings);
        partitions = NO_PARTITIONS;
        addresses = NO_ADDRESSES;
    }

    /** Sees cells. */
    @FunctionalInterface
    interface CellVisitor {

        /** A cell in use. */
        void onCell(long handle);
    }

    /** Hash of one cell. */
    @FunctionalInterface
    interface CellHash {

        /** Hash of a cell. */
        long of(CellTable table, long handle);
    }

    /** Doubles a partition. */
    private void grow(final int partition) {
        final UnsafeBuffer old = partitions[partition];
        final int capacity = capacity(old) * 2;
        if (capacity > CAPACITY_MAX) {
            throw new IllegalStateException("table is full: cells=" + count);
        }
        final UnsafeBuffer grown = allocate(capacity);
        for (int offset = 0; offset < old.capacity(); offset += cellBytes) {
            final long first = old.getLong(offset);
            final long second = old.getLong(offset + SECOND_WORD_OFFSET);
            if ((first | second) != 0) {
                final int place = probe(grown.addressOffset(), capacity - 1, hash(first, second), first, second);
                grown.putBytes(place, old, offset, cellBytes);
            }
        }
        BufferUtil.free(old);
        use(partition, grown);
    }

    private void use(final int partition, final UnsafeBuffer cells) {
        partitions[partition] = cells;
        addresses[partition] = cells.addressOffset();
        masks[partition] = capacity(cells) - 1;
    }

    private void readPartition(final StateReader reader, final int partition) {
        final int capacity = reader.number("cells of a partition", CAPACITY_INITIAL, CAPACITY_MAX);
        if (Integer.bitCount(capacity) != 1) {
            throw new StateMismatchException("expected a power of two of cells, found " + capacity);
        }
        if (capacity > capacity(partitions[partition])) {
            use(partition, allocate(capacity));
        }
        final UnsafeBuffer cells = partitions[partition];
        reader.block(cells, cells.capacity());
        counts[partition] = used(cells);
        if (counts[partition] > capacity / 8 * 5) {
            throw new StateMismatchException(
                    "expected at most 5/8 of " + capacity + " cells in use, found " + counts[partition]);
        }
        requirePlaces(partition);
    }

    /** Cells that lie where nobody looks for them are as good as lost. */
    private void requirePlaces(final int partition) {
        final UnsafeBuffer cells = partitions[partition];
        for (int offset = 0; offset < cells.capacity(); offset += cellBytes) {
            final long first = cells.getLong(offset);
            final long second = cells.getLong(offset + SECOND_WORD_OFFSET);
            if ((first | second) != 0 && find(first, second) != handle(partition, offset)) {
                throw new StateMismatchException("expected each cell where it is looked for, found one at offset "
                        + offset + " of partition " + partition + " that is not");
            }
        }
    }

    private int used(final UnsafeBuffer cells) {
        int used = 0;
        for (int offset = 0; offset < cells.capacity(); offset += cellBytes) {
            used += isFree(cells.addressOffset() + offset) ? 0 : 1;
        }
        return used;
    }

    /** Offset of the cell with this key, or of the free one where it belongs. */
    private int probe(final long address, final int mask, final long hash, final long first, final long second) {
        int slot = (int) hash & mask;
        while (true) {
            final int offset = slot * cellBytes;
            final long found = UnsafeApi.getLong(address + offset);
            final long foundSecond = UnsafeApi.getLong(address + offset + SECOND_WORD_OFFSET);
            if ((found == first && foundSecond == second) || (found | foundSecond) == 0) {
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

    private static boolean isFree(final long address) {
        return (UnsafeApi.getLong(address) | UnsafeApi.getLong(address + SECOND_WORD_OFFSET)) == 0;
    }

    private long addressOf(final long handle) {
        return addresses[(int) (handle >>> Integer.SIZE)] + offsetOf(handle);
    }

    private long hash(final long first, final long second) {
        return Fingerprint.avalanche(first * 31 ^ (second & scatterMask)) + (second & groupMask);
    }

    private int partitionOf(final long hash) {
        return (int) (hash >>> Long.SIZE - partitionBits);
    }

    private static long handle(final int partition, final int offset) {
        return (long) partition << Integer.SIZE | offset;
    }
}

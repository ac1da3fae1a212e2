package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.StateMismatchException;
import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 定长行表: rows of a fixed length that can be removed again, found by two words that are not both 0.
 *
 * <pre>
 *    0          8          16
 *   +----------+----------+- - - - - - - -+
 *   | key word | key word | fields …      |     in use
 *   +----------+----------+- - - - - - - -+
 *   |        0 |        0 | next free + 1 |     free
 *   +----------+----------+- - - - - - - -+
 * </pre>
 *
 * <p>Rows lie off-heap in chunks and never move: a row number is good until the row is removed. A removed row is the
 * first to be used again, so that equal commands give equal rows. An index of row numbers grows by doubling. Core
 * thread only.
 */
final class RowTable implements AutoCloseable {

    /** No such row. */
    static final int NOT_FOUND = -1;

    /** Where the fields of a row begin. */
    static final int FIELDS_OFFSET = 16;

    private static final UnsafeBuffer[] NO_CHUNKS = {};
    private static final int CHUNK_ROWS = 1 << 10;
    private static final int INDEX_INITIAL = 1 << 10;
    private static final int SECOND_WORD_OFFSET = 8;

    private final int rowBytes;
    private final int rowsMax;
    private final Fingerprint fingerprint = new Fingerprint();
    private UnsafeBuffer[] chunks = NO_CHUNKS;
    private int[] index = new int[INDEX_INITIAL];
    private int used;
    private int firstFree;
    private int count;

    /**
     * Makes an empty table.
     *
     * @param rowBytes length of a row, a multiple of 8
     * @param rowsMax most rows
     */
    RowTable(final int rowBytes, final int rowsMax) {
        this.rowBytes = rowBytes;
        this.rowsMax = rowsMax;
    }

    /** Row with this key, or {@link #NOT_FOUND}. */
    int find(final long first, final long second) {
        return index[slotOf(first, second)] - 1;
    }

    /** A new row with this key, which is not in the table yet; there must be room. Its fields are 0. */
    int insert(final long first, final long second) {
        if (count == rowsMax) {
            throw new IllegalStateException("expected room for a row: rowsMax=" + rowsMax);
        }
        if (count >= index.length / 8 * 5) {
            index = new int[index.length * 2];
            fillIndex();
        }
        final int row = takeRow();
        bufferOf(row).putLong(offsetOf(row), first);
        bufferOf(row).putLong(offsetOf(row) + SECOND_WORD_OFFSET, second);
        index[slotOf(first, second)] = row + 1;
        count++;
        return row;
    }

    /** Takes a row out; its number may be given to another. */
    void remove(final int row) {
        closeGap(slotOf(word(row, 0), word(row, SECOND_WORD_OFFSET)));
        bufferOf(row).setMemory(offsetOf(row), rowBytes, (byte) 0);
        number(row, FIELDS_OFFSET, firstFree);
        firstFree = row + 1;
        count--;
    }

    /** Whether so many rows can be added. */
    boolean hasRoom(final int added) {
        return count + added <= rowsMax;
    }

    /** Rows in use. */
    int count() {
        return count;
    }

    /** A field of eight bytes. */
    long word(final int row, final int offset) {
        return bufferOf(row).getLong(offsetOf(row) + offset);
    }

    /** Changes a field of eight bytes. */
    void word(final int row, final int offset, final long value) {
        bufferOf(row).putLong(offsetOf(row) + offset, value);
    }

    /** A field of four bytes. */
    int number(final int row, final int offset) {
        return bufferOf(row).getInt(offsetOf(row) + offset);
    }

    /** Changes a field of four bytes. */
    void number(final int row, final int offset, final int value) {
        bufferOf(row).putInt(offsetOf(row) + offset, value);
    }

    /** The chunk that holds a row, at {@link #offsetOf}. */
    UnsafeBuffer bufferOf(final int row) {
        return chunks[row / CHUNK_ROWS];
    }

    /** Where a row is in its chunk. */
    int offsetOf(final int row) {
        return row % CHUNK_ROWS * rowBytes;
    }

    /** Numbers ever given to a row; each below it is in use or free. */
    int used() {
        return used;
    }

    /** Whether a number below {@link #used} is that of a row in use. */
    boolean isInUse(final int row) {
        return word(row, 0) != 0 || word(row, SECOND_WORD_OFFSET) != 0;
    }

    /** A hash over all rows, free ones too, since they say which number comes next. */
    long stateHash() {
        long hash = Fingerprint.avalanche((long) firstFree << Integer.SIZE | used);
        for (int row = 0; row < used; row++) {
            hash = Fingerprint.avalanche(hash
                    ^ fingerprint.of(bufferOf(row), offsetOf(row), rowBytes).high());
        }
        return hash;
    }

    /** Writes all rows, in their order. */
    void writeTo(final StateWriter writer) {
        writer.number(rowBytes);
        writer.number(used);
        writer.number(firstFree);
        writer.number(count);
        for (int row = 0; row < used; row += CHUNK_ROWS) {
            writer.block(bufferOf(row), Math.min(CHUNK_ROWS, used - row) * rowBytes);
        }
    }

    /** Reads all rows into a table that is empty; every row has the number it had. */
    void readFrom(final StateReader reader) {
        reader.number("length of a row", rowBytes, rowBytes);
        final int rows = reader.number("numbers of rows", 0, rowsMax);
        firstFree = reader.number("first free row", 0, rows);
        final int expected = reader.number("rows in use", 0, rows);
        while (used < rows) {
            addChunk();
            final int added = Math.min(CHUNK_ROWS, rows - used);
            reader.block(bufferOf(used), added * rowBytes);
            used += added;
        }
        while (expected >= index.length / 8 * 5) {
            index = new int[index.length * 2];
        }
        count = fillIndex();
        if (count != expected) {
            throw new StateMismatchException("expected rows: " + expected + ", found " + count);
        }
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        for (final UnsafeBuffer chunk : chunks) {
            BufferUtil.free(chunk);
        }
        chunks = NO_CHUNKS;
    }

    private int takeRow() {
        if (firstFree != 0) {
            final int row = firstFree - 1;
            firstFree = number(row, FIELDS_OFFSET);
            number(row, FIELDS_OFFSET, 0);
            return row;
        }
        if (used == chunks.length * CHUNK_ROWS) {
            addChunk();
        }
        return used++;
    }

    private void addChunk() {
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = new UnsafeBuffer(
                ByteBuffer.allocateDirect(CHUNK_ROWS * rowBytes).order(ByteOrder.nativeOrder()));
    }

    /** Enters every row in use into an index that is empty. */
    private int fillIndex() {
        int entered = 0;
        for (int row = 0; row < used; row++) {
            if (isInUse(row)) {
                index[slotOf(word(row, 0), word(row, SECOND_WORD_OFFSET))] = row + 1;
                entered++;
            }
        }
        return entered;
    }

    /** Slot that holds a key, or the free one where it would go. */
    private int slotOf(final long first, final long second) {
        final int mask = index.length - 1;
        int slot = home(first, second);
        while (index[slot] != 0 && !holds(index[slot] - 1, first, second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Frees a slot and moves up what could not be found any more behind the gap. */
    private void closeGap(final int slot) {
        final int mask = index.length - 1;
        int gap = slot;
        int next = (gap + 1) & mask;
        while (index[next] != 0) {
            final int row = index[next] - 1;
            final int home = home(word(row, 0), word(row, SECOND_WORD_OFFSET));
            if ((next - home & mask) >= (next - gap & mask)) {
                index[gap] = index[next];
                gap = next;
            }
            next = (next + 1) & mask;
        }
        index[gap] = 0;
    }

    private int home(final long first, final long second) {
        return (int) Fingerprint.avalanche(first * 31 ^ second) & index.length - 1;
    }

    private boolean holds(final int row, final long first, final long second) {
        return word(row, 0) == first && word(row, SECOND_WORD_OFFSET) == second;
    }
}

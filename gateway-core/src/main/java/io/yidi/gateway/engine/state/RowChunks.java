package io.yidi.gateway.engine.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 定长行: rows of one length off the heap, numbered from 0 in the order they came; a row never moves. Grows by chunks.
 * Core thread only.
 */
final class RowChunks implements AutoCloseable {

    private static final UnsafeBuffer[] NO_CHUNKS = {};

    private final int rowBytes;
    private final int chunkShift;
    private UnsafeBuffer[] chunks = NO_CHUNKS;
    private int count;

    /**
     * Makes an empty table.
     *
     * @param rowBytes length of a row, a multiple of 8
     * @param chunkShift a chunk holds two to this power of rows
     */
    RowChunks(final int rowBytes, final int chunkShift) {
        this.rowBytes = rowBytes;
        this.chunkShift = chunkShift;
    }

    /** Adds a row of zeros; gives its number. */
    int append() {
        if (count == chunks.length << chunkShift) {
            addChunk();
        }
        return count++;
    }

    /** Holds a row, {@link #at} some offset. */
    UnsafeBuffer of(final int row) {
        return chunks[row >>> chunkShift];
    }

    /** Offset of a row in the buffer that holds it. */
    int at(final int row) {
        return (row & (1 << chunkShift) - 1) * rowBytes;
    }

    /** Rows in use. */
    int count() {
        return count;
    }

    /** A hash over a seed and all rows. */
    long hash(final long seed) {
        final Fingerprint fingerprint = new Fingerprint();
        long hash = seed;
        for (int row = 0; row < count; row++) {
            hash = Fingerprint.avalanche(
                    hash ^ fingerprint.of(of(row), at(row), rowBytes).high());
        }
        return hash;
    }

    /** Writes the number of rows and the rows, in their order. */
    void writeTo(final StateWriter writer) {
        writer.number(count);
        for (int row = 0; row < count; row += 1 << chunkShift) {
            writer.block(of(row), Math.min(1 << chunkShift, count - row) * rowBytes);
        }
    }

    /** Reads rows into a table that is empty; every row has the number it had. */
    void readFrom(final StateReader reader, final String what, final int rowsMax) {
        final int rows = reader.number(what, 0, rowsMax);
        while (count < rows) {
            addChunk();
            final int added = Math.min(1 << chunkShift, rows - count);
            reader.block(of(count), added * rowBytes);
            count += added;
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

    private void addChunk() {
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[chunks.length - 1] = new UnsafeBuffer(
                ByteBuffer.allocateDirect(rowBytes << chunkShift).order(ByteOrder.nativeOrder()));
    }
}

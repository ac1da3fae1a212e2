package io.yidi.gateway.keys;

import io.yidi.gateway.engine.state.ArchivedKey;
import io.yidi.gateway.engine.state.ClosedDay;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.KeyCellDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 键文件读取: looks keys up in the file of a day, by halving; each block is checked when it is read. One thread at a time.
 */
final class KeyDayReader implements AutoCloseable {

    private final Path file;
    private final int epochDay;
    private final FileChannel channel;
    private final UnsafeBuffer block = KeyDayDescriptor.newBlock();
    private final int blocks;
    private final long keys;
    private final long contentHash;

    private KeyDayReader(final Path file, final int epochDay, final FileChannel channel) throws IOException {
        this.file = file;
        this.epochDay = epochDay;
        this.channel = channel;
        read(KeyDayDescriptor.HEADER_BLOCK);
        expect("magic", KeyDayDescriptor.MAGIC, block.getLong(KeyDayDescriptor.MAGIC_OFFSET));
        expect("version", KeyDayDescriptor.VERSION, block.getInt(KeyDayDescriptor.VERSION_OFFSET));
        expect("day", epochDay, block.getInt(KeyDayDescriptor.DAY_OFFSET));
        keys = block.getLong(KeyDayDescriptor.KEYS_OFFSET);
        contentHash = block.getLong(KeyDayDescriptor.CONTENT_HASH_OFFSET);
        blocks = KeyDayDescriptor.blocks(keys);
        expect("length in bytes", (1L + blocks) * KeyDayDescriptor.BLOCK_BYTES, channel.size());
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws KeyFileException if it is not a whole file of that day
     * @throws IOException if it cannot be read
     */
    static KeyDayReader open(final Path file, final int epochDay) throws IOException {
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new KeyDayReader(file, epochDay, channel);
        } catch (final IOException | KeyFileException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Looks a key up.
     *
     * @throws KeyFileException if a block is damaged
     * @throws IOException if the file cannot be read
     */
    boolean find(final Fingerprint key, final ArchivedKey into) throws IOException {
        int low = 1;
        int high = blocks;
        while (low < high) {
            final int middle = (low + high + 1) >>> 1;
            read(middle);
            if (KeyCellDescriptor.compare(block, 0, key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        read(low);
        return findInBlock(key, into);
    }

    /** Whether every cell is as in memory; reads the whole file. */
    boolean holds(final ClosedDay day) throws IOException {
        if (keys != day.count() || contentHash != day.contentHash()) {
            return false;
        }
        long sum = 0;
        for (int number = 1; number <= blocks; number++) {
            read(number);
            for (int cell = 0; cell < cells(); cell++) {
                sum += KeyCellDescriptor.hash(block, cell * KeyCellDescriptor.LENGTH);
            }
        }
        return sum == contentHash;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean findInBlock(final Fingerprint key, final ArchivedKey into) {
        int low = 0;
        int high = cells() - 1;
        while (low <= high) {
            final int middle = (low + high) >>> 1;
            final int order = KeyCellDescriptor.compare(block, middle * KeyCellDescriptor.LENGTH, key);
            if (order == 0) {
                into.set(epochDay, block, middle * KeyCellDescriptor.LENGTH);
                return true;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return false;
    }

    private int cells() {
        return block.getInt(KeyDayDescriptor.CELLS_OFFSET);
    }

    private void read(final int number) throws IOException {
        final ByteBuffer bytes = block.byteBuffer().clear();
        final long start = (long) number * KeyDayDescriptor.BLOCK_BYTES;
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw new KeyFileException(file, "expected block " + number + ", found the end of the file");
            }
        }
        expect(
                "checksum of block " + number,
                KeyDayDescriptor.checksum(block),
                block.getInt(KeyDayDescriptor.CHECKSUM_OFFSET));
        expect("number of block", number, block.getInt(KeyDayDescriptor.NUMBER_OFFSET));
    }

    private void expect(final String what, final long expected, final long found) {
        if (expected != found) {
            throw new KeyFileException(file, "expected " + what + " " + expected + ", found " + found);
        }
    }
}

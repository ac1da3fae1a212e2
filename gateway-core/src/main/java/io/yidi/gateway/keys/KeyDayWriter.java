package io.yidi.gateway.keys;

import io.yidi.gateway.engine.state.ClosedDay;
import io.yidi.gateway.engine.state.KeyCellDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 键文件写出: writes the file of a day; it is there as a whole or not at all, also after a loss of power. */
final class KeyDayWriter {

    /** Forced a little at a time: one force of a whole day would keep the journal waiting behind it. */
    private static final int BLOCKS_PER_FORCE = 256;

    private final UnsafeBuffer block = KeyDayDescriptor.newBlock();
    private final FileChannel channel;
    private int cells;
    private int number = KeyDayDescriptor.HEADER_BLOCK;

    private KeyDayWriter(final FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Writes a file.
     *
     * @param day what to write
     * @param file its name
     * @param unfinished its name until it is whole
     * @throws IOException if it cannot be written; nothing is left behind then
     */
    static void write(final ClosedDay day, final Path file, final Path unfinished) throws IOException {
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            new KeyDayWriter(channel).write(day);
            channel.force(true);
        } catch (final UncheckedIOException inside) {
            discard(unfinished, inside.getCause());
        } catch (final IOException failure) {
            discard(unfinished, failure);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(file.toAbsolutePath().getParent());
    }

    static void forceDirectory(final Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void discard(final Path unfinished, final IOException reason) throws IOException {
        try {
            Files.deleteIfExists(unfinished);
        } catch (final IOException e) {
            reason.addSuppressed(e);
        }
        throw reason;
    }

    private void write(final ClosedDay day) throws IOException {
        block.putLong(KeyDayDescriptor.MAGIC_OFFSET, KeyDayDescriptor.MAGIC);
        block.putInt(KeyDayDescriptor.VERSION_OFFSET, KeyDayDescriptor.VERSION);
        block.putInt(KeyDayDescriptor.DAY_OFFSET, day.epochDay());
        block.putLong(KeyDayDescriptor.KEYS_OFFSET, day.count());
        block.putLong(KeyDayDescriptor.CONTENT_HASH_OFFSET, day.contentHash());
        writeBlock();
        day.writeSorted(this::add);
        if (cells > 0) {
            writeCells();
        }
    }

    private void add(final DirectBuffer buffer, final int offset, final int length) {
        block.putBytes(cells * KeyCellDescriptor.LENGTH, buffer, offset, length);
        cells++;
        if (cells == KeyDayDescriptor.CELLS_PER_BLOCK) {
            try {
                writeCells();
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void writeCells() throws IOException {
        block.putInt(KeyDayDescriptor.CELLS_OFFSET, cells);
        writeBlock();
        cells = 0;
    }

    private void writeBlock() throws IOException {
        block.putInt(KeyDayDescriptor.NUMBER_OFFSET, number);
        block.putInt(KeyDayDescriptor.CHECKSUM_OFFSET, KeyDayDescriptor.checksum(block));
        final ByteBuffer bytes = block.byteBuffer().duplicate().clear();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        number++;
        if (number % BLOCKS_PER_FORCE == 0) {
            channel.force(false);
        }
        block.setMemory(0, KeyDayDescriptor.BLOCK_BYTES, (byte) 0);
    }
}

package io.yidi.gateway.snapshot;

import static io.yidi.gateway.snapshot.SnapshotDescriptor.BYTE_ORDER;
import static io.yidi.gateway.snapshot.SnapshotDescriptor.CONTENT_BYTES_MAX;
import static io.yidi.gateway.snapshot.SnapshotDescriptor.CONTENT_OFFSET;

import io.yidi.gateway.engine.state.StateOutput;
import io.yidi.gateway.journal.JournalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;

/**
 * 快照写入: cuts what it is given into blocks and writes them behind the header. Forces a little at a time: one force of
 * everything would keep the journal waiting behind it. One thread.
 */
final class SnapshotWriter implements StateOutput {

    private static final int BLOCKS_BETWEEN_FORCES = 2;

    private final JournalFile file;
    private final BlockChecksum checksum = new BlockChecksum();
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(CONTENT_OFFSET + CONTENT_BYTES_MAX).order(BYTE_ORDER);
    private int blockNumber;
    private long position;

    /** Begins a file with its header. */
    SnapshotWriter(final JournalFile file, final SnapshotHeader header) throws IOException {
        this.file = file;
        final byte[] bytes = header.encode();
        file.writeFully(ByteBuffer.wrap(bytes), 0);
        position = bytes.length;
        block.position(CONTENT_OFFSET);
    }

    @Override
    public void write(final DirectBuffer buffer, final int offset, final int length) {
        int done = 0;
        while (done < length) {
            final int part = Math.min(length - done, block.remaining());
            buffer.getBytes(offset + done, block, part);
            done += part;
            if (!block.hasRemaining()) {
                writeBlock();
            }
        }
    }

    /** Writes what is left and the end of the file, and forces it. */
    void finish() throws IOException {
        if (block.position() > CONTENT_OFFSET) {
            writeBlock();
        }
        writeBlock();
        file.force(true);
    }

    private void writeBlock() {
        block.flip();
        final int length = block.limit() - CONTENT_OFFSET;
        block.putInt(SnapshotDescriptor.BLOCK_LENGTH_OFFSET, length);
        block.putInt(
                SnapshotDescriptor.BLOCK_CRC_OFFSET, checksum.of(blockNumber, block.slice(CONTENT_OFFSET, length)));
        try {
            file.writeFully(block, position);
            if (blockNumber % BLOCKS_BETWEEN_FORCES == 0) {
                file.force(false);
            }
        } catch (final IOException failure) {
            throw new UncheckedIOException("writing a snapshot", failure);
        }
        blockNumber++;
        position += CONTENT_OFFSET + length;
        block.clear().position(CONTENT_OFFSET);
    }
}

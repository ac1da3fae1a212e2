package io.yidi.gateway.snapshot;

import static io.yidi.gateway.snapshot.SnapshotDescriptor.BYTE_ORDER;
import static io.yidi.gateway.snapshot.SnapshotDescriptor.CONTENT_BYTES_MAX;
import static io.yidi.gateway.snapshot.SnapshotDescriptor.CONTENT_OFFSET;

import io.yidi.gateway.engine.state.StateInput;
import io.yidi.gateway.journal.JournalFile;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;

/** 快照读取: gives the content back, each block verified before a byte of it is given. One thread. */
public final class SnapshotReader implements StateInput, Closeable {

    private final String name;
    private final JournalFile file;
    private final SnapshotHeader header;
    private final BlockChecksum checksum = new BlockChecksum();
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(CONTENT_OFFSET + CONTENT_BYTES_MAX).order(BYTE_ORDER);
    private int blockNumber;
    private long position = SnapshotDescriptor.HEADER_BYTES;

    /** Reads the header. */
    SnapshotReader(final String name, final JournalFile file) throws IOException {
        this.name = name;
        this.file = file;
        final byte[] bytes = new byte[SnapshotDescriptor.HEADER_BYTES];
        readFully(ByteBuffer.wrap(bytes), 0);
        header = SnapshotHeader.decode(name, bytes);
        block.limit(0);
    }

    /** What the snapshot is of. */
    public SnapshotHeader header() {
        return header;
    }

    /**
     * Gives the next bytes.
     *
     * @throws UncheckedIOException holding a {@link SnapshotDamagedException} if there are none left or a block is not
     *     whole
     */
    @Override
    public void read(final MutableDirectBuffer target, final int offset, final int length) {
        int done = 0;
        while (done < length) {
            if (!block.hasRemaining()) {
                nextBlock();
            }
            final int part = Math.min(length - done, block.remaining());
            target.putBytes(offset + done, block, part);
            done += part;
        }
    }

    /**
     * Confirms that everything has been read.
     *
     * @throws SnapshotDamagedException if there is more, or the end is missing
     */
    public void requireEnd() throws IOException {
        if (block.hasRemaining() || readBlock() != 0) {
            throw new SnapshotDamagedException(name, "expected the end before block " + blockNumber + ", found more");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void nextBlock() {
        try {
            if (readBlock() == 0) {
                throw new SnapshotDamagedException(name, "expected more, found the end in block " + blockNumber);
            }
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads and verifies a block; its length is 0 at the end. */
    private int readBlock() throws IOException {
        readFully(block.clear().limit(CONTENT_OFFSET), position);
        final int length = block.getInt(SnapshotDescriptor.BLOCK_LENGTH_OFFSET);
        final int recorded = block.getInt(SnapshotDescriptor.BLOCK_CRC_OFFSET);
        if (length < 0 || length > CONTENT_BYTES_MAX) {
            throw new SnapshotDamagedException(
                    name,
                    "block " + blockNumber + ": expected at most " + CONTENT_BYTES_MAX + " bytes, found " + length);
        }
        readFully(block.limit(CONTENT_OFFSET + length), position + CONTENT_OFFSET);
        final int computed = checksum.of(blockNumber, block.slice(CONTENT_OFFSET, length));
        if (computed != recorded) {
            throw new SnapshotDamagedException(
                    name,
                    "block " + blockNumber + ": expected checksum 0x" + Integer.toHexString(recorded) + ", found 0x"
                            + Integer.toHexString(computed));
        }
        blockNumber++;
        position += CONTENT_OFFSET + length;
        block.position(CONTENT_OFFSET);
        return length;
    }

    private void readFully(final ByteBuffer into, final long at) throws IOException {
        try {
            file.readFully(into, at);
        } catch (final EOFException early) {
            throw new SnapshotDamagedException(name, "expected more after byte " + at + ", found the end of the file");
        }
    }
}

package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * 流水文件: one open file of the journal's directory, read and written by position.
 *
 * <p>Positions and lengths are bytes. An instance is used by one thread at a time. An implementation never retries a
 * failed call; what a failure means is decided by the caller.
 */
public interface JournalFile extends Closeable {

    /**
     * Writes some or all of the remaining bytes, once.
     *
     * @param source bytes from its position to its limit; its position advances by the count returned
     * @param position in the file
     * @return bytes written, possibly fewer than remained: a full disk looks like this first
     * @throws IOException when the write failed
     */
    int write(ByteBuffer source, long position) throws IOException;

    /**
     * Reads some bytes, once.
     *
     * @param into filled from its position; its position advances by the count returned
     * @param position in the file
     * @return bytes read, or a negative number at the end of the file
     * @throws IOException when the read failed
     */
    int read(ByteBuffer into, long position) throws IOException;

    /**
     * Returns once everything written so far is on the device.
     *
     * @param metadata true to include the file's length and times
     * @throws IOException when it cannot be promised; nothing written since the last success may then be relied on
     */
    void force(boolean metadata) throws IOException;

    /**
     * Length of the file.
     *
     * @return bytes
     * @throws IOException when the file cannot be asked
     */
    long lengthBytes() throws IOException;

    /**
     * Writes all remaining bytes, going on after short writes.
     *
     * @param source bytes from its position to its limit
     * @param position in the file
     * @throws IOException when a write failed or made no progress
     */
    default void writeFully(final ByteBuffer source, final long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            final int written = write(source, at);
            if (written <= 0) {
                throw new IOException("write made no progress: position=" + at + " remaining=" + source.remaining());
            }
            at += written;
        }
    }

    /**
     * Fills the buffer up to its limit, going on after short reads.
     *
     * @param into filled from its position to its limit
     * @param position in the file
     * @throws EOFException when the file ends before
     * @throws IOException when a read failed
     */
    default void readFully(final ByteBuffer into, final long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            final int count = read(into, at);
            if (count <= 0) {
                throw new EOFException("file ends early: position=" + at + " missing=" + into.remaining());
            }
            at += count;
        }
    }
}

package io.yidi.load.campaign;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * 回执台账: every acknowledgement the gateway gave, in an append-only file; what must be compared stays in memory.
 *
 * <p>Not forced to disk: this process is not the one that is killed. Safe for any thread.
 */
public final class AckLedger implements Closeable {

    private static final int PREFIX_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private final FileChannel file;
    private final List<Entry> entries = new ArrayList<>();
    private long sizeBytes;

    /** Makes the file, which must not exist yet. */
    public AckLedger(final Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * 回执: one acknowledgement.
     *
     * @param number of the request
     * @param door it went through
     * @param journalPosition stated
     * @param effect on the counters; null if it was refused
     * @param contentOffset in the file, in bytes
     * @param contentBytes length of the content
     */
    public record Entry(
            long number, Door door, long journalPosition, Effect effect, long contentOffset, int contentBytes) {}

    /** Keeps an acknowledgement. */
    public synchronized void append(final long number, final Door door, final Answer answer) throws IOException {
        final byte[] content = answer.content();
        final ByteBuffer record = ByteBuffer.allocate(PREFIX_BYTES + content.length);
        record.putLong(number)
                .putInt(door.ordinal())
                .putInt(content.length)
                .put(content)
                .flip();
        entries.add(new Entry(
                number, door, answer.journalPosition(), answer.effect(), sizeBytes + PREFIX_BYTES, content.length));
        while (record.hasRemaining()) {
            sizeBytes += file.write(record, sizeBytes);
        }
    }

    /** Acknowledgements kept. */
    public synchronized int size() {
        return entries.size();
    }

    /** A part of them, in the order they came. */
    public synchronized List<Entry> entries(final int from, final int to) {
        return List.copyOf(entries.subList(from, to));
    }

    synchronized Entry entry(final int index) {
        return entries.get(index);
    }

    byte[] content(final Entry entry) throws IOException {
        final ByteBuffer content = ByteBuffer.allocate(entry.contentBytes());
        while (content.hasRemaining()) {
            if (file.read(content, entry.contentOffset() + content.position()) < 0) {
                throw new EOFException("expected " + entry + " in the ledger, found its end");
            }
        }
        return content.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

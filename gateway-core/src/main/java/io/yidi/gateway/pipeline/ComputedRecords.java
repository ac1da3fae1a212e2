package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.History;
import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.gateway.record.RecordBodyFlyweight;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 重算记录: the records of a history that did not happen, in a file of its own, by their place in it. Each holds the
 * reply that did happen too. One thread.
 *
 * <pre>
 *   computed body length int32 | recorded reply length int32 | computed body … | recorded reply …
 * </pre>
 */
final class ComputedRecords implements History, AutoCloseable {

    private static final int LENGTHS_BYTES = 2 * Integer.BYTES;
    private static final int BYTES_MAX = 1 << 20;
    private static final long NO_POSITION = -1;

    private final RandomAccessFile file;
    private final RecordBodyFlyweight body = new RecordBodyFlyweight();
    private final UnsafeBuffer written = new UnsafeBuffer(new byte[BYTES_MAX]);
    private final UnsafeBuffer read = new UnsafeBuffer(new byte[BYTES_MAX]);
    private final Long2LongHashMap positionBySequence = new Long2LongHashMap(NO_POSITION);
    private long end;

    ComputedRecords(final Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** Keeps a record; returns its place. */
    long append(final long sequence, final RecordBodyFlyweight recorded, final Outcome computed) {
        final int bodyLength = putBody(recorded, computed);
        written.putInt(0, bodyLength);
        written.putInt(Integer.BYTES, recorded.replyLength());
        final int length = LENGTHS_BYTES + bodyLength + recorded.replyLength();
        written.putBytes(LENGTHS_BYTES + bodyLength, recorded.buffer(), recorded.replyOffset(), recorded.replyLength());
        final long position = end;
        try {
            file.seek(position);
            file.write(written.byteArray(), 0, length);
        } catch (final IOException unwritable) {
            throw new UncheckedIOException("records computed again", unwritable);
        }
        end += length;
        positionBySequence.put(sequence, position);
        return position;
    }

    private int putBody(final RecordBodyFlyweight recorded, final Outcome computed) {
        final MutableDirectBuffer target = written;
        RecordBodyFlyweight.putHeader(
                target,
                LENGTHS_BYTES,
                recorded.commandLength(),
                computed.replyLength(),
                computed.effectsLength(),
                computed.factsLength());
        int at = LENGTHS_BYTES + RecordBodyFlyweight.HEADER_BYTES;
        target.putBytes(at, recorded.buffer(), recorded.commandOffset(), recorded.commandLength());
        at += recorded.commandLength();
        target.putBytes(at, computed.reply(), 0, computed.replyLength());
        at += computed.replyLength();
        target.putBytes(at, computed.effects(), 0, computed.effectsLength());
        at += computed.effectsLength();
        target.putBytes(at, computed.facts(), 0, computed.factsLength());
        return at + computed.factsLength() - LENGTHS_BYTES;
    }

    @Override
    public RecordBodyFlyweight bodyAt(final long position) {
        readAt(position);
        return body.wrap(read, LENGTHS_BYTES);
    }

    @Override
    public RecordBodyFlyweight bodyOf(final long sequence) {
        final long position = positionBySequence.get(sequence);
        return position == NO_POSITION ? null : bodyAt(position);
    }

    /** Offset in {@link #buffer()} of the recorded reply of the record last looked at. */
    int recordedReplyOffset() {
        return LENGTHS_BYTES + read.getInt(0);
    }

    /** Holds the record last looked at. */
    UnsafeBuffer buffer() {
        return read;
    }

    private void readAt(final long position) {
        try {
            file.seek(position);
            file.readFully(read.byteArray(), 0, LENGTHS_BYTES);
            file.readFully(read.byteArray(), LENGTHS_BYTES, read.getInt(0) + read.getInt(Integer.BYTES));
        } catch (final IOException unreadable) {
            throw new UncheckedIOException("records computed again", unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package io.yidi.gateway.pipeline;

import io.yidi.gateway.journal.RecordSource;
import io.yidi.gateway.journal.RecordVisitor;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 重放线程: executes records while the next ones are still being read and verified, which makes a start on two processors
 * shorter by the time of the reading.
 *
 * <p>The reading thread copies records into portions; a thread of its own gives them to another visitor, in order. When
 * the reading ends well, everything has been executed; what the execution throws ends the reading. One reading only.
 */
final class ReplayThread implements RecordVisitor, AutoCloseable {

    private static final int PORTION_BYTES = 1 << 20;
    private static final int PORTIONS = 8;
    private static final int TYPE_OFFSET = 0;
    private static final int LENGTH_OFFSET = TYPE_OFFSET + Integer.BYTES;
    private static final int SEQUENCE_OFFSET = LENGTH_OFFSET + Integer.BYTES;
    private static final int TIMESTAMP_OFFSET = SEQUENCE_OFFSET + Long.BYTES;
    private static final int POSITION_OFFSET = TIMESTAMP_OFFSET + Long.BYTES;
    private static final int BODY_OFFSET = POSITION_OFFSET + Long.BYTES;

    private final RecordVisitor target;
    private final BlockingQueue<Portion> free = new ArrayBlockingQueue<>(PORTIONS);
    private final BlockingQueue<Portion> full = new ArrayBlockingQueue<>(PORTIONS + 1);
    private final Portion end = new Portion(0);
    private final Thread thread = new Thread(this::execute, "replay");
    private Portion filling;
    private volatile boolean isGivenUp;
    private volatile Throwable failure;

    /**
     * Starts the thread.
     *
     * @param target executes the records
     */
    ReplayThread(final RecordVisitor target) {
        this.target = target;
        filling = new Portion(PORTION_BYTES);
        for (int i = 1; i < PORTIONS; i++) {
            free.add(new Portion(PORTION_BYTES));
        }
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void onStart(final RecordSource earlier) {
        target.onStart(earlier);
    }

    @Override
    public void onRecord(
            final int type,
            final long sequence,
            final long timestampNs,
            final long position,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (!filling.hasRoom(length)) {
            handOver();
        }
        filling.add(type, sequence, timestampNs, position, buffer, offset, length);
    }

    /** Returns when everything received has been executed. */
    @Override
    public void onEnd() {
        full.add(filling);
        filling = null;
        full.add(end);
        awaitThread();
        requireSound();
    }

    /** Gives up what has not been executed yet, and gives the memory back. */
    @Override
    public void close() {
        if (thread.isAlive()) {
            isGivenUp = true;
            full.add(end);
            awaitThread();
        }
        if (filling != null) {
            filling.free();
        }
        free.forEach(Portion::free);
    }

    private void handOver() {
        requireSound();
        full.add(filling);
        try {
            filling = free.take();
        } catch (final InterruptedException unexpected) {
            throw interrupted(unexpected);
        }
    }

    private void execute() {
        try {
            Portion portion = full.take();
            while (portion != end) {
                execute(portion);
                portion.clear();
                free.add(portion);
                portion = full.take();
            }
        } catch (final InterruptedException unexpected) {
            failure = interrupted(unexpected);
        }
    }

    private void execute(final Portion portion) {
        try {
            if (failure == null && !isGivenUp) {
                portion.visit(target);
            }
        } catch (final RuntimeException | Error stopped) {
            failure = stopped;
        }
    }

    private void awaitThread() {
        try {
            thread.join();
        } catch (final InterruptedException unexpected) {
            throw interrupted(unexpected);
        }
    }

    private void requireSound() {
        final Throwable found = failure;
        if (found instanceof Error error) {
            throw error;
        }
        if (found != null) {
            throw (RuntimeException) found;
        }
    }

    private static IllegalStateException interrupted(final InterruptedException unexpected) {
        return new IllegalStateException("nobody interrupts a replay", unexpected);
    }

    /** 一份: records one after the other, as many as fit; a record too long for it gets room of its own. */
    private static final class Portion {

        private final UnsafeBuffer bytes;
        private int length;

        Portion(final int capacityBytes) {
            bytes = new UnsafeBuffer(ByteBuffer.allocateDirect(capacityBytes));
        }

        boolean hasRoom(final int bodyLength) {
            return length == 0 || length + BODY_OFFSET + bodyLength <= bytes.capacity();
        }

        void add(
                final int type,
                final long sequence,
                final long timestampNs,
                final long position,
                final DirectBuffer body,
                final int bodyOffset,
                final int bodyLength) {
            if (BODY_OFFSET + bodyLength > bytes.capacity()) {
                bytes.wrap(ByteBuffer.allocateDirect(BODY_OFFSET + bodyLength));
            }
            bytes.putInt(length + TYPE_OFFSET, type);
            bytes.putInt(length + LENGTH_OFFSET, bodyLength);
            bytes.putLong(length + SEQUENCE_OFFSET, sequence);
            bytes.putLong(length + TIMESTAMP_OFFSET, timestampNs);
            bytes.putLong(length + POSITION_OFFSET, position);
            bytes.putBytes(length + BODY_OFFSET, body, bodyOffset, bodyLength);
            length += BODY_OFFSET + bodyLength;
        }

        void visit(final RecordVisitor visitor) {
            int at = 0;
            while (at < length) {
                final int bodyLength = bytes.getInt(at + LENGTH_OFFSET);
                visitor.onRecord(
                        bytes.getInt(at + TYPE_OFFSET),
                        bytes.getLong(at + SEQUENCE_OFFSET),
                        bytes.getLong(at + TIMESTAMP_OFFSET),
                        bytes.getLong(at + POSITION_OFFSET),
                        bytes,
                        at + BODY_OFFSET,
                        bodyLength);
                at += BODY_OFFSET + bodyLength;
            }
        }

        void clear() {
            length = 0;
        }

        void free() {
            BufferUtil.free(bytes);
        }
    }
}

package io.yidi.gateway.reply;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 应答批次: the answers of one batch of commands, in order.
 *
 * <pre>
 *    0            8           12          16
 *   +------------+-----------+-----------+-----------------+- - -
 *   | session id | length    | unused    | reply … padded  | next entry
 *   |            |           |           | to 8 bytes      |
 *   +------------+-----------+-----------+-----------------+- - -
 * </pre>
 *
 * <p>Filled by the core thread, drained by the event loop, never both at once.
 */
public final class ReplyBatch {

    /** Receives the answers of a batch. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * One answer.
         *
         * @param sessionId whom it is for
         * @param buffer holds the reply message with its header
         * @param offset of the message
         * @param length in bytes; for a control command 1 if there was no space for it, else that of its report
         */
        void onReply(long sessionId, DirectBuffer buffer, int offset, int length);
    }

    private static final int LENGTH_OFFSET = 8;
    private static final int REPLY_OFFSET = 16;

    private final UnsafeBuffer buffer;
    private int end;
    private int count;
    private long releasedAtNs;
    private long writeNs;
    private long forceNs;

    /**
     * Makes an empty batch.
     *
     * @param capacityBytes for all entries together
     */
    public ReplyBatch(final int capacityBytes) {
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(capacityBytes));
    }

    /**
     * Adds an answer if there is room.
     *
     * @param sessionId whom it is for
     * @param reply holds the message
     * @param offset of the message
     * @param length in bytes
     * @return false if the batch is full
     */
    public boolean offer(final long sessionId, final DirectBuffer reply, final int offset, final int length) {
        final int next = end + BitUtil.align(REPLY_OFFSET + length, Long.BYTES);
        if (next > buffer.capacity()) {
            return false;
        }
        buffer.putLong(end, sessionId);
        buffer.putInt(end + LENGTH_OFFSET, length);
        buffer.putBytes(end + REPLY_OFFSET, reply, offset, length);
        end = next;
        count++;
        return true;
    }

    /**
     * Number of answers.
     *
     * @return 0 if empty
     */
    public int count() {
        return count;
    }

    /** When it was let go. */
    long releasedAtNs() {
        return releasedAtNs;
    }

    /** How long the write took behind which it was let go. */
    long writeNs() {
        return writeNs;
    }

    /** How long the force took behind which it was let go. */
    long forceNs() {
        return forceNs;
    }

    /** It is let go. */
    void release(final long atNs, final long newWriteNs, final long newForceNs) {
        releasedAtNs = atNs;
        writeNs = newWriteNs;
        forceNs = newForceNs;
    }

    /**
     * Hands out all answers and empties the batch, also when the receiver fails.
     *
     * @param receiver gets them in order
     */
    public void drain(final Receiver receiver) {
        final int filled = end;
        end = 0;
        count = 0;
        for (int at = 0; at < filled; ) {
            final int length = buffer.getInt(at + LENGTH_OFFSET);
            receiver.onReply(buffer.getLong(at), buffer, at + REPLY_OFFSET, length);
            at += BitUtil.align(REPLY_OFFSET + length, Long.BYTES);
        }
    }
}

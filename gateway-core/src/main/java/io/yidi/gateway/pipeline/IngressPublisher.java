package io.yidi.gateway.pipeline;

import com.lmax.disruptor.RingBuffer;
import io.yidi.gateway.metrics.Lane;
import io.yidi.gateway.metrics.LoopTimes;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.agrona.DirectBuffer;

/**
 * 入环: puts commands on the ring, or says that it is full. One event loop only.
 *
 * <p>A command that is not taken was never seen: its key is not used. What is taken in one round of the event loop is
 * published together, so that the core thread finds whole batches and wakes up once: see {@link #publishBy}.
 */
public final class IngressPublisher {

    private static final long NOTHING = -1;
    private static final int UNPUBLISHED_MAX = 1_024;

    /** One slot and one byte in so many are left to requests that look or undo. */
    private static final int RESERVE_DIVISOR = 5;

    private final RingBuffer<CommandSlot> ring;
    private final ByteRing bytes;
    private final FailStop failStop;
    private final LoopTimes times;
    private final int reserveSlots;
    private final int reserveBytes;
    private final Runnable roundEnd;
    private final boolean isInline;
    private Executor endOfRound = Runnable::run;
    private long firstTaken = NOTHING;
    private long lastTaken = NOTHING;
    private boolean quiet = true;
    private boolean marked = true;

    IngressPublisher(
            final RingBuffer<CommandSlot> ring,
            final ByteRing bytes,
            final FailStop failStop,
            final LoopTimes times,
            final UnaryOperator<Runnable> roundEnd,
            final boolean isInline) {
        this.ring = ring;
        this.bytes = bytes;
        this.failStop = failStop;
        this.times = times;
        this.roundEnd = roundEnd.apply(this::publish);
        this.isInline = isInline;
        this.reserveSlots = ring.getBufferSize() / RESERVE_DIVISOR;
        this.reserveBytes = bytes.capacityBytes() / RESERVE_DIVISOR;
    }

    /** Whether the node has failed: nothing may be answered any more. Any thread. */
    public boolean failed() {
        return failStop.failed();
    }

    /**
     * Ends the node because of a defect outside of the core thread. Any thread.
     *
     * @param failure what went wrong
     */
    public void fail(final Throwable failure) {
        failStop.fail(failure);
    }

    /** Whether what is published at the end of a round is also decided there, and answered before it is over. */
    public boolean isInline() {
        return isInline;
    }

    /**
     * Says when to publish; without it, every command is published at once.
     *
     * @param newEndOfRound runs a task when the event loop has read what there was to read
     */
    public void publishBy(final Executor newEndOfRound) {
        endOfRound = newEndOfRound;
    }

    /**
     * Offers a checked message of the binary protocol.
     *
     * @param sessionId whom to answer
     * @param buffer holds the message with its header
     * @param offset of the message
     * @param length in bytes
     * @return false if there is no room: answer BUSY
     */
    public boolean offerMessage(final long sessionId, final DirectBuffer buffer, final int offset, final int length) {
        return offer(CommandSlot.Kind.MESSAGE, sessionId, buffer, offset, length, 0, 0);
    }

    /**
     * Offers a checked message that may not have the last fifth of the ring: that is for queries and reversals.
     *
     * @param sessionId whom to answer
     * @param buffer holds the message with its header
     * @param offset of the message
     * @param length in bytes
     * @return false if there is no room: answer BUSY
     */
    public boolean offerLeavingReserve(
            final long sessionId, final DirectBuffer buffer, final int offset, final int length) {
        return offer(CommandSlot.Kind.MESSAGE, sessionId, buffer, offset, length, reserveSlots, reserveBytes);
    }

    /**
     * Offers a control command.
     *
     * @param sessionId whom to acknowledge
     * @param buffer holds the command with its header
     * @param length in bytes, from offset 0
     * @return false if there is no room
     */
    public boolean offerControl(final long sessionId, final DirectBuffer buffer, final int length) {
        return offer(CommandSlot.Kind.CONTROL, sessionId, buffer, 0, length, 0, 0);
    }

    /** Called at regular intervals: tells the core thread once that nothing came since the last call. */
    public void tick() {
        if (quiet && !marked) {
            marked = claim(CommandSlot.Kind.IDLE, 0, bytes.buffer(), 0, 0, 0, 0);
        }
        quiet = true;
    }

    /** A failure between claim and publication would leave a hole in the ring, so it ends the node. */
    private boolean offer(
            final CommandSlot.Kind kind,
            final long sessionId,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final int slotsLeft,
            final int bytesLeft) {
        quiet = false;
        marked = false;
        try {
            return claim(kind, sessionId, buffer, offset, length, slotsLeft, bytesLeft);
        } catch (final RuntimeException | Error defect) {
            failStop.fail(defect);
            throw defect;
        }
    }

    private boolean claim(
            final CommandSlot.Kind kind,
            final long sessionId,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final int slotsLeft,
            final int bytesLeft) {
        if (failStop.failed() || !hasRoom(slotsLeft)) {
            return false;
        }
        final long position = bytes.offer(buffer, offset, length, bytesLeft);
        if (position == ByteRing.NO_ROOM) {
            return false;
        }
        final long sequence = ring.next();
        final CommandSlot slot = ring.get(sequence);
        slot.kind = kind;
        slot.sessionId = sessionId;
        slot.bytesPosition = position;
        slot.length = length;
        slot.lane = kind == CommandSlot.Kind.MESSAGE ? times.lane() : Lane.NONE;
        slot.offeredAtNs = times.offered();
        take(sequence);
        return true;
    }

    /**
     * Asked before every claim, this also keeps the ring from looking for room by itself. When it does, once a lap, it
     * publishes what has been claimed before, and a round would come in two batches.
     */
    private boolean hasRoom(final int slotsLeft) {
        return ring.hasAvailableCapacity(slotsLeft + 1);
    }

    private void take(final long sequence) {
        lastTaken = sequence;
        if (firstTaken == NOTHING) {
            firstTaken = sequence;
            endOfRound.execute(roundEnd);
        } else if (sequence - firstTaken >= UNPUBLISHED_MAX) {
            publish();
        }
    }

    private void publish() {
        if (firstTaken == NOTHING) {
            return;
        }
        try {
            ring.publish(firstTaken, lastTaken);
            firstTaken = NOTHING;
        } catch (final RuntimeException | Error defect) {
            failStop.fail(defect);
            throw defect;
        }
    }
}

package io.yidi.gateway.reply;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * 应答交换: a fixed number of batches that travel from the core thread to the event loop and back.
 *
 * <p>The core thread fills one and exchanges it for a free one; whoever has made durable what its answers rest on
 * releases it. If the event loop holds them all, the core thread waits, and with it the intake: nothing queues up
 * without bound. One core thread, one event loop, and one thread at a time that releases: who releases after another
 * must have been told by it.
 */
public final class ReplyExchange {

    private static final long WAIT_NS = 20_000;

    private final OneToOneConcurrentArrayQueue<ReplyBatch> free;
    private final OneToOneConcurrentArrayQueue<ReplyBatch> released;
    private final ReplySink sink;
    private ReplyBatch filling;
    private ReplyBatch draining;

    /**
     * Makes the batches.
     *
     * @param batchCount how many travel, at least 2
     * @param batchBytes capacity of each
     * @param sink told about every release
     */
    public ReplyExchange(final int batchCount, final int batchBytes, final ReplySink sink) {
        free = new OneToOneConcurrentArrayQueue<>(batchCount);
        released = new OneToOneConcurrentArrayQueue<>(batchCount);
        this.sink = sink;
        for (int i = 1; i < batchCount; i++) {
            free.offer(new ReplyBatch(batchBytes));
        }
        filling = new ReplyBatch(batchBytes);
    }

    /**
     * The batch being filled. Core thread only.
     *
     * @return the same batch until {@link #exchange()}
     */
    public ReplyBatch filling() {
        return filling;
    }

    /**
     * Takes the batch out that was filled, and a free one in, waiting for it if need be. Core thread only.
     *
     * @return to be released
     */
    public ReplyBatch exchange() {
        final ReplyBatch filled = filling;
        filling = free.poll();
        while (filling == null) {
            LockSupport.parkNanos(WAIT_NS);
            filling = free.poll();
        }
        return filled;
    }

    /**
     * Lets the answers of a batch go.
     *
     * @param filled as exchanged
     * @param atNs now, for {@link #releasedAtNs}
     * @param writeNs for {@link #writeNs}
     * @param forceNs for {@link #forceNs}
     */
    public void release(final ReplyBatch filled, final long atNs, final long writeNs, final long forceNs) {
        filled.release(atNs, writeNs, forceNs);
        released.offer(filled);
        sink.onReplies();
    }

    /** When the answer that is being handed out was let go. Event loop only. */
    public long releasedAtNs() {
        return draining.releasedAtNs();
    }

    /** How long writing the commit took that made durable what is being handed out. Event loop only. */
    public long writeNs() {
        return draining.writeNs();
    }

    /** How long forcing that commit took. Event loop only. */
    public long forceNs() {
        return draining.forceNs();
    }

    /**
     * Hands out everything released so far. Event loop only.
     *
     * @param receiver gets the answers in order
     */
    public void drain(final ReplyBatch.Receiver receiver) {
        ReplyBatch batch = released.poll();
        while (batch != null) {
            draining = batch;
            try {
                batch.drain(receiver);
            } finally {
                free.offer(batch);
            }
            batch = released.poll();
        }
    }
}

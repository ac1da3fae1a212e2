package io.yidi.gateway.reply;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * 应答交换: a fixed number of batches that travel from the core thread to the event loop and back.
 *
 * <p>The core thread fills one, releases it when the journal is durable, and takes the next free one; if the event loop
 * holds them all, the core thread waits, and with it the intake: nothing queues up without bound. One core thread, one
 * event loop.
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
     * @return the same batch until {@link #release}
     */
    public ReplyBatch filling() {
        return filling;
    }

    /**
     * Hands the batch over and takes a free one, waiting for it if need be. Core thread only.
     *
     * @param atNs now, for {@link #releasedAtNs}
     * @param writeNs for {@link #writeNs}
     * @param forceNs for {@link #forceNs}
     */
    public void release(final long atNs, final long writeNs, final long forceNs) {
        if (filling.count() == 0) {
            return;
        }
        filling.release(atNs, writeNs, forceNs);
        released.offer(filling);
        sink.onReplies();
        filling = free.poll();
        while (filling == null) {
            LockSupport.parkNanos(WAIT_NS);
            filling = free.poll();
        }
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

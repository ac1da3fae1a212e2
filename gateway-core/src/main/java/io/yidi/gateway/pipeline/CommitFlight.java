package io.yidi.gateway.pipeline;

import io.yidi.gateway.reply.ReplyBatch;

/** 在途提交: makes a batch durable that was handed over, then lets its answers go. One batch at a time. */
interface CommitFlight {

    /**
     * Begins with the batch that was handed over to the journal, while not busy.
     *
     * @param answers that rest on it
     * @param recordCount records of the batch
     */
    void begin(ReplyBatch answers, int recordCount);

    /** Whether a batch was begun that has not ended. Any thread; only who begins them knows that it stays so. */
    boolean isBusy();

    /**
     * Who begins batches goes on at the end of this one, and is to be woken then. To be said before it last looks
     * whether it is busy.
     */
    void wakeAtEnd();
}

package io.yidi.gateway.journal;

import org.agrona.DirectBuffer;

/** 流水访问者: receives the records of a journal in order. */
@FunctionalInterface
public interface RecordVisitor {

    /**
     * The reading begins.
     *
     * @param earlier gives back records that were received before, or that lie before the start of the reading, until
     *     it ends
     */
    default void onStart(final RecordSource earlier) {}

    /**
     * The reading has come to its end, and found nothing wrong so far. Returns when everything received has been dealt
     * with. Not called when the reading failed.
     */
    default void onEnd() {}

    /**
     * Receives one verified record. What it throws ends the reading and reaches the caller.
     *
     * @param type as appended
     * @param sequence as appended; one more than that of the record before
     * @param timestampNs as appended
     * @param position to read the record back by
     * @param buffer holds the body; valid during the call only
     * @param offset of the body in the buffer
     * @param length of the body in bytes
     */
    void onRecord(
            int type, long sequence, long timestampNs, long position, DirectBuffer buffer, int offset, int length);
}

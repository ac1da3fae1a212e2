package io.yidi.gateway.journal;

/**
 * 双批: two batches that take turns: one is filled, the one before it is made durable. Each lies at a position of its
 * own; the records of both can be read where they stand. Used by the owner of the journal.
 */
final class BatchPair {

    private final RecordFlyweight record = new RecordFlyweight();
    private BatchWriter filling;
    private BatchWriter departed;

    BatchPair(final int lengthMaxBytes) {
        filling = new BatchWriter(lengthMaxBytes);
        departed = new BatchWriter(lengthMaxBytes);
    }

    /** The batch that takes records. */
    BatchWriter filling() {
        return filling;
    }

    /** The batch that took records before; it does not change until the next one departs. */
    BatchWriter departed() {
        return departed;
    }

    /** The batch that is filled departs, the other one is filled from now on. */
    void depart() {
        final BatchWriter filled = filling;
        filling = departed;
        departed = filled;
        filling.clear();
    }

    /** A record of one of them, valid until the next call. */
    RecordFlyweight read(final BatchWriter batch, final long offset) {
        return record.wrap(batch.view(), (int) offset);
    }
}

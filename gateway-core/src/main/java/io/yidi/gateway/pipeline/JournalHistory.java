package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.History;
import io.yidi.gateway.journal.JournalPosition;
import io.yidi.gateway.journal.RecordFlyweight;
import io.yidi.gateway.journal.RecordSource;
import io.yidi.gateway.record.RecordBodyFlyweight;

/** 流水回看: earlier records out of the journal, by position or by sequence. Core thread only. */
final class JournalHistory implements History {

    private final RecordBodyFlyweight body = new RecordBodyFlyweight();
    private RecordSource records;

    /**
     * Says where records come from.
     *
     * @param newRecords the journal, or the part of it that a recovery has read
     * @return this
     */
    JournalHistory from(final RecordSource newRecords) {
        records = newRecords;
        return this;
    }

    @Override
    public RecordBodyFlyweight bodyAt(final long position) {
        final RecordFlyweight record = records.read(position);
        return body.wrap(record.buffer(), record.bodyOffset());
    }

    @Override
    public RecordBodyFlyweight bodyOf(final long sequence) {
        final long position = records.positionOf(sequence);
        return position == JournalPosition.NULL_POSITION ? null : bodyAt(position);
    }
}

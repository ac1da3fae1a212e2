package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 流水组装: puts command, reply, effects and facts together and appends them to the journal. Core thread only. */
final class RecordAssembly {

    /** Most bytes of one record's body. */
    static final int BODY_BYTES_MAX = 128 * 1024;

    private static final UnsafeBuffer NOTHING = new UnsafeBuffer(new byte[0]);

    private final Journal journal;

    RecordAssembly(final Journal journal) {
        this.journal = journal;
    }

    /** Sequence the next record gets. */
    long nextSequence() {
        return journal.lastSequence() + 1;
    }

    /** Sequence of the record appended last. */
    long lastSequence() {
        return journal.lastSequence();
    }

    /**
     * Appends an executed transaction.
     *
     * @return its position
     */
    long transaction(
            final long timestampNs,
            final DirectBuffer command,
            final int offset,
            final int length,
            final Outcome outcome) {
        return append(
                RecordType.TRANSACTION,
                timestampNs,
                command,
                offset,
                length,
                outcome.reply(),
                outcome.replyLength(),
                outcome.effects(),
                outcome.effectsLength(),
                outcome.facts(),
                outcome.factsLength());
    }

    /** Appends a control command and what there is to report of it. */
    void control(
            final long timestampNs,
            final DirectBuffer command,
            final int offset,
            final int length,
            final DirectBuffer report,
            final int reportLength) {
        append(RecordType.CONTROL, timestampNs, command, offset, length, report, reportLength, NOTHING, 0, NOTHING, 0);
    }

    /** Appends the note of a conflict. */
    void conflict(
            final long timestampNs,
            final DirectBuffer command,
            final int offset,
            final int length,
            final DirectBuffer reply,
            final int replyLength) {
        append(RecordType.CONFLICT, timestampNs, command, offset, length, reply, replyLength, NOTHING, 0, NOTHING, 0);
    }

    private long append(
            final int type,
            final long timestampNs,
            final DirectBuffer command,
            final int offset,
            final int length,
            final DirectBuffer reply,
            final int replyLength,
            final DirectBuffer effects,
            final int effectsLength,
            final DirectBuffer facts,
            final int factsLength) {
        final int bodyLength = RecordBodyFlyweight.HEADER_BYTES + length + replyLength + effectsLength + factsLength;
        int at = journal.begin(type, nextSequence(), timestampNs, bodyLength);
        final MutableDirectBuffer body = journal.pending();
        RecordBodyFlyweight.putHeader(body, at, length, replyLength, effectsLength, factsLength);
        at += RecordBodyFlyweight.HEADER_BYTES;
        body.putBytes(at, command, offset, length);
        at += length;
        body.putBytes(at, reply, 0, replyLength);
        at += replyLength;
        body.putBytes(at, effects, 0, effectsLength);
        at += effectsLength;
        body.putBytes(at, facts, 0, factsLength);
        return journal.end();
    }
}

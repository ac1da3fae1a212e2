package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.journal.RecordSource;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import org.agrona.DirectBuffer;

/**
 * 重放: executes the journal's commands again and compares every outcome with the recorded one, byte for byte.
 *
 * <p>So every start proves that code and tables still reproduce history. One thread at a time.
 */
final class Replay implements RecordVisitor {

    private final SettlementMachine machine;
    private final JournalHistory history;
    private final RecordBodyFlyweight body = new RecordBodyFlyweight();
    private final Outcome outcome = new Outcome();
    private long transactionCount;
    private long lastTimestampNs;

    Replay(final SettlementMachine machine, final JournalHistory history, final long lastTimestampNs) {
        this.machine = machine;
        this.history = history;
        this.lastTimestampNs = lastTimestampNs;
    }

    @Override
    public void onStart(final RecordSource earlier) {
        history.from(earlier);
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
        body.wrap(buffer, offset);
        lastTimestampNs = timestampNs;
        switch (type) {
            case RecordType.TRANSACTION -> onTransaction(sequence, timestampNs, position);
            case RecordType.CONTROL -> onControl(sequence, buffer);
            case RecordType.CONFLICT -> {
                // Changed nothing.
            }
            default -> throw new ReplayDiffersException(sequence, "expected a known record type, found type=" + type);
        }
    }

    /** Transactions executed again. */
    long transactionCount() {
        return transactionCount;
    }

    /** Time stamp of the last record, executed here or before; 0 if there was none. */
    long lastTimestampNs() {
        return lastTimestampNs;
    }

    private void onControl(final long sequence, final DirectBuffer buffer) {
        machine.onControl(sequence, buffer, body.commandOffset());
        compare(
                sequence,
                "report",
                body.replyOffset(),
                body.replyLength(),
                machine.controlReport(),
                machine.controlReportLength());
    }

    private void onTransaction(final long sequence, final long timestampNs, final long position) {
        machine.onTransaction(
                sequence, timestampNs, body.buffer(), body.commandOffset(), body.commandLength(), outcome);
        if (outcome.kind() != Outcome.Kind.EXECUTED) {
            throw new ReplayDiffersException(sequence, "expected EXECUTED, found " + outcome.kind());
        }
        compare(sequence, "reply", body.replyOffset(), body.replyLength(), outcome.reply(), outcome.replyLength());
        compare(
                sequence,
                "effects",
                body.effectsOffset(),
                body.effectsLength(),
                outcome.effects(),
                outcome.effectsLength());
        compare(sequence, "facts", body.factsOffset(), body.factsLength(), outcome.facts(), outcome.factsLength());
        machine.onRecorded(position);
        transactionCount++;
    }

    private void compare(
            final long sequence,
            final String what,
            final int recordedOffset,
            final int recordedLength,
            final DirectBuffer computed,
            final int computedLength) {
        final int common = Math.min(recordedLength, computedLength);
        final int same = sameBytes(recordedOffset, computed, common);
        if (same < common || recordedLength != computedLength) {
            throw new ReplayDiffersException(
                    sequence,
                    what + " differs at byte " + same + ": recorded " + recordedLength + " bytes, computed "
                            + computedLength);
        }
    }

    /** How many bytes agree from the start on, looking at eight at a time as long as they do. */
    private int sameBytes(final int recordedOffset, final DirectBuffer computed, final int length) {
        final DirectBuffer recorded = body.buffer();
        int at = 0;
        while (at + Long.BYTES <= length && recorded.getLong(recordedOffset + at) == computed.getLong(at)) {
            at += Long.BYTES;
        }
        while (at < length && recorded.getByte(recordedOffset + at) == computed.getByte(at)) {
            at++;
        }
        return at;
    }
}

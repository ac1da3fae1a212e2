package io.yidi.gateway.statement;

import io.yidi.gateway.journal.JournalPosition;
import io.yidi.gateway.journal.RecordFlyweight;
import io.yidi.gateway.journal.RecordSource;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 就诊流水: the records of one encounter, from the last one back to its registration, each naming the one before; then in
 * their order. One thread; used once.
 */
final class EncounterHistory {

    private static final long BYTES_MAX = 64L * 1024 * 1024;

    private final Deque<UnsafeBuffer> records = new ArrayDeque<>();
    private final EncounterLines lines = new EncounterLines();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EffectsDecoder effects = new EffectsDecoder();
    private final EncounterEffectsDecoder encounter = new EncounterEffectsDecoder();

    /** The live lines after the last record. */
    List<EncounterLine> lines() {
        return lines.lines();
    }

    /**
     * Reads them.
     *
     * @param lastSequence of the last record
     * @param earlier finds records
     */
    void read(final long lastSequence, final RecordSource earlier) {
        final RecordBodyFlyweight body = new RecordBodyFlyweight();
        long bytes = 0;
        long sequence = lastSequence;
        while (sequence != 0) {
            final UnsafeBuffer record = copyOf(sequence, earlier);
            records.push(record);
            bytes += record.capacity();
            if (bytes > BYTES_MAX) {
                throw new IllegalStateException("expected records of one encounter of at most " + BYTES_MAX + " bytes");
            }
            sequence = previous(body.wrap(record, 0));
        }
        records.forEach(record -> lines.take(body.wrap(record, 0)));
    }

    private static UnsafeBuffer copyOf(final long sequence, final RecordSource earlier) {
        final long position = earlier.positionOf(sequence);
        if (position == JournalPosition.NULL_POSITION) {
            throw new IllegalStateException("expected the record " + sequence + " of an encounter, found none");
        }
        final RecordFlyweight record = earlier.read(position);
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[record.bodyLength()]);
        copy.putBytes(0, record.buffer(), record.bodyOffset(), record.bodyLength());
        return copy;
    }

    /** The note on the encounter is the last of the effects. */
    private long previous(final RecordBodyFlyweight body) {
        int at = body.effectsOffset();
        if (header.wrap(body.buffer(), at).templateId() == EffectsDecoder.TEMPLATE_ID) {
            effects.wrapAndApplyHeader(body.buffer(), at, header);
            at += header.encodedLength() + effects.sbeDecodedLength();
        }
        return encounter.wrapAndApplyHeader(body.buffer(), at, header).previousSequence();
    }
}

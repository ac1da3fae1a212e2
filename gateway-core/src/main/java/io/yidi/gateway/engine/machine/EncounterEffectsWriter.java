package io.yidi.gateway.engine.machine;

import io.yidi.gateway.record.sbe.EncounterEffectsEncoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 就诊影响: notes which encounter a record concerned and which record did so before, so that its lines can be found by
 * going back; and with a settlement, the bill that was computed. Core thread only; allocates nothing.
 */
final class EncounterEffectsWriter {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EncounterEffectsEncoder effects = new EncounterEffectsEncoder();

    /**
     * Writes the effects of a record without a bill.
     *
     * @param target written from the offset
     * @param offset of the message
     * @param encounterId of the encounter
     * @param previousSequence of the record before; 0 for the first
     * @return length in bytes, header included
     */
    int write(final MutableDirectBuffer target, final int offset, final long encounterId, final long previousSequence) {
        return write(target, offset, encounterId, previousSequence, target, 0);
    }

    /** Writes the effects of a settlement; the bill stands at the start of its buffer. */
    int write(
            final MutableDirectBuffer target,
            final int offset,
            final long encounterId,
            final long previousSequence,
            final DirectBuffer bill,
            final int billLength) {
        effects.wrapAndApplyHeader(target, offset, header)
                .encounterId(encounterId)
                .previousSequence(previousSequence)
                .putBill(bill, 0, billLength);
        return MessageHeaderEncoder.ENCODED_LENGTH + effects.encodedLength();
    }
}

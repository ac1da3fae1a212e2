package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.EncounterReplyEncoder;
import io.yidi.protocol.sbe.EncounterState;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** 就诊应答: writes the {@code EncounterReply}: how an encounter stands. Core thread only; allocates nothing. */
final class EncounterReplyWriter {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EncounterReplyEncoder reply = new EncounterReplyEncoder();

    /**
     * Writes a reply from offset 0.
     *
     * @return its length in bytes, header included
     */
    int write(
            final MutableDirectBuffer target,
            final ReplyStamp stamp,
            final long encounterId,
            final EncounterState state,
            final int withdrawnLines,
            final int unsettledLines) {
        reply.wrapAndApplyHeader(target, 0, header)
                .correlationId(stamp.correlationId)
                .encounterId(encounterId)
                .journalPosition(stamp.journalPosition)
                .decidedAtMs(stamp.decidedAtMs)
                .businessDay(stamp.businessDay)
                .state(state)
                .withdrawnLines(withdrawnLines)
                .unsettledLines(unsettledLines);
        reply.replyFlags().clear();
        KeyDescriptor.copy(
                target,
                reply.offset() + EncounterReplyEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    /** What an encounter is at. */
    static EncounterState stateOf(final Encounters encounters, final int encounter) {
        if (encounters.isSettled(encounter)) {
            return EncounterState.SETTLED;
        }
        return encounters.isDischarged(encounter) ? EncounterState.DISCHARGED : EncounterState.OPEN;
    }
}

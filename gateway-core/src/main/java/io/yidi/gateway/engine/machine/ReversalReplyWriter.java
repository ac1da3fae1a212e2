package io.yidi.gateway.engine.machine;

import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.ReversalReplyEncoder;
import org.agrona.MutableDirectBuffer;

/** 冲正应答: writes the {@code ReversalReply}. Core thread only; allocates nothing. */
final class ReversalReplyWriter {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReversalReplyEncoder reply = new ReversalReplyEncoder();

    /**
     * Writes a reply from offset 0.
     *
     * @return its length in bytes, header included
     */
    int write(final MutableDirectBuffer target, final ReplyStamp stamp, final ReversalDecision decision) {
        reply.wrapAndApplyHeader(target, 0, header)
                .correlationId(stamp.correlationId)
                .outcome(decision.outcome())
                .journalPosition(stamp.journalPosition)
                .reversedAtMs(stamp.decidedAtMs)
                .businessDay(stamp.businessDay)
                .originalSettlementId(decision.originalSettlementId());
        reply.replyFlags().clear();
        KeyDescriptor.copy(
                target,
                reply.offset() + ReversalReplyEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }
}

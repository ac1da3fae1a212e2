package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.FeeUpload;
import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.scope.ScopeClassifier;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.FeeUploadReplyEncoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** 明细应答: writes the {@code FeeUploadReply} line by line. Core thread only; allocates nothing. */
final class FeeUploadReplyWriter {

    private static final long NO_LIMIT = FeeUploadReplyEncoder.LinesEncoder.priceLimitMicroNullValue();

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FeeUploadReplyEncoder reply = new FeeUploadReplyEncoder();
    private MutableDirectBuffer target;
    private FeeUploadReplyEncoder.LinesEncoder lines;

    /** Begins a reply at offset 0 with so many lines. */
    void begin(
            final MutableDirectBuffer newTarget, final ReplyStamp stamp, final long encounterId, final int lineCount) {
        target = newTarget;
        reply.wrapAndApplyHeader(target, 0, header)
                .correlationId(stamp.correlationId)
                .encounterId(encounterId)
                .journalPosition(stamp.journalPosition)
                .decidedAtMs(stamp.decidedAtMs)
                .businessDay(stamp.businessDay);
        reply.replyFlags().clear();
        KeyDescriptor.copy(
                target,
                reply.offset() + FeeUploadReplyEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
        lines = reply.linesCount(lineCount);
    }

    /** Adds a line. */
    void line(final DirectBuffer request, final int lineNoAt, final BillParts parts, final FeeUpload upload) {
        final int category = upload.feeCategory();
        final long limitMicro = upload.priceLimitMicro();
        lines.next()
                .putFeeCategory((byte) ('0' + category / 10), (byte) ('0' + category % 10))
                .itemClass(upload.itemClass())
                .firstSelfPayBp(upload.firstSelfPayBp())
                .priceLimitMicro(limitMicro == ScopeClassifier.NO_LIMIT ? NO_LIMIT : limitMicro)
                .amountFen(parts.totalFen())
                .inScopeFen(parts.inScopeFen)
                .preSelfPayFen(parts.preSelfPayFen)
                .overLimitFen(parts.overLimitFen)
                .ownPayFen(parts.ownPayFen);
        target.putBytes(
                reply.limit()
                        - FeeUploadReplyEncoder.LinesEncoder.sbeBlockLength()
                        + FeeUploadReplyEncoder.LinesEncoder.lineNoEncodingOffset(),
                request,
                lineNoAt,
                FeeUploadReplyEncoder.LinesEncoder.lineNoEncodingLength());
    }

    /**
     * Ends the reply.
     *
     * @param missingFen what the lines of a settled stay still lack
     * @param dueDay last day for them; 0 if none are due
     * @return length in bytes, header included
     */
    int end(final long missingFen, final int dueDay) {
        reply.missingFen(missingFen).linesDueDay(dueDay == 0 ? FeeUploadReplyEncoder.linesDueDayNullValue() : dueDay);
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }
}

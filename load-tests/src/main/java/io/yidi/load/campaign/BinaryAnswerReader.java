package io.yidi.load.campaign;

import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ResultClass;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/** 二进制应答读取: one thread. */
public final class BinaryAnswerReader {

    private static final int SETTLE_FLAGS_OFFSET =
            ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.replyFlagsEncodingOffset();
    private static final int REFUSAL_FLAGS_OFFSET =
            ReplyDescriptor.BODY_OFFSET + RefusalReplyDecoder.replyFlagsEncodingOffset();
    private static final int REVERSAL_FLAGS_OFFSET =
            ReplyDescriptor.BODY_OFFSET + ReversalReplyDecoder.replyFlagsEncodingOffset();
    private static final int REFUND_FLAGS_OFFSET =
            ReplyDescriptor.BODY_OFFSET + RefundReplyDecoder.replyFlagsEncodingOffset();
    private static final int STORAGE_LOW = 2003;
    private static final byte REPEAT_MASK = (byte) ~1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettleReplyDecoder settled = new SettleReplyDecoder();
    private final RefusalReplyDecoder refused = new RefusalReplyDecoder();
    private final RefundReplyDecoder refunded = new RefundReplyDecoder();
    private final ReversalReplyDecoder reversed = new ReversalReplyDecoder();
    private final ErrorReplyDecoder failed = new ErrorReplyDecoder();

    /** Reads a frame, its length field included. */
    public Answer read(final byte[] frame) {
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        header.wrap(buffer, FrameDescriptor.MESSAGE_OFFSET);
        switch (header.templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID:
                return settlement(buffer, frame);
            case RefusalReplyDecoder.TEMPLATE_ID:
                return refusal(buffer, frame);
            case RefundReplyDecoder.TEMPLATE_ID:
                return refund(buffer, frame);
            case ReversalReplyDecoder.TEMPLATE_ID:
                return reversal(buffer, frame);
            case ErrorReplyDecoder.TEMPLATE_ID:
                return error(buffer, frame);
            default:
                throw new IllegalStateException(
                        "expected a settlement, a refund, a reversal, a refusal or an error, found template "
                                + header.templateId());
        }
    }

    /** Number of the request that a frame answers. */
    public static long correlationId(final byte[] frame) {
        return new UnsafeBuffer(frame).getLong(ReplyDescriptor.CORRELATION_ID_OFFSET, FrameDescriptor.BYTE_ORDER);
    }

    private Answer settlement(final UnsafeBuffer buffer, final byte[] frame) {
        settled.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, header);
        final SortedMap<String, Long> fundFen = new TreeMap<>();
        settled.funds().forEach(fund -> {
            SplitFacts.addFund(fundFen, fund.fundCode(), fund.amountFen());
            fund.skipFundName();
        });
        final SplitFacts split = new SplitFacts(
                settled.years().next().benefitYear(),
                settled.inScopeFen(),
                settled.preSelfPayFen(),
                settled.deductibleFen(),
                fundFen,
                settled.accountFen());
        return new Answer(
                Answer.Kind.SETTLED,
                settled.replyFlags().repeat(),
                settled.journalPosition(),
                new SettlementFacts(split, settled.accountBalanceFen()),
                masked(frame, SETTLE_FLAGS_OFFSET));
    }

    private Answer refund(final UnsafeBuffer buffer, final byte[] frame) {
        refunded.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, header);
        final SortedMap<String, Long> fundFen = new TreeMap<>();
        refunded.funds().forEach(fund -> {
            SplitFacts.addFund(fundFen, fund.fundCode(), fund.amountFen());
            fund.skipFundName();
        });
        final SplitFacts split = new SplitFacts(
                refunded.years().next().benefitYear(),
                refunded.inScopeFen(),
                refunded.preSelfPayFen(),
                refunded.deductibleFen(),
                fundFen,
                refunded.accountFen());
        return new Answer(
                Answer.Kind.REFUNDED,
                refunded.replyFlags().repeat(),
                refunded.journalPosition(),
                new RefundFacts(refunded.originalSettlementId(), split, refunded.accountBalanceFen()),
                masked(frame, REFUND_FLAGS_OFFSET));
    }

    private Answer reversal(final UnsafeBuffer buffer, final byte[] frame) {
        reversed.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, header);
        return new Answer(
                Answer.Kind.REVERSED,
                reversed.replyFlags().repeat(),
                reversed.journalPosition(),
                new ReversalFacts(reversed.originalSettlementId()),
                masked(frame, REVERSAL_FLAGS_OFFSET));
    }

    private Answer refusal(final UnsafeBuffer buffer, final byte[] frame) {
        refused.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, header);
        return new Answer(
                Answer.Kind.REFUSED,
                refused.replyFlags().repeat(),
                refused.journalPosition(),
                null,
                masked(frame, REFUSAL_FLAGS_OFFSET));
    }

    private Answer error(final UnsafeBuffer buffer, final byte[] frame) {
        failed.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, header);
        final Answer.Kind kind = kind(failed.resultClass(), failed.resultCode());
        final byte[] text = failed.toString().getBytes(StandardCharsets.UTF_8);
        return new Answer(kind, false, 0, null, text);
    }

    private static Answer.Kind kind(final ResultClass resultClass, final int resultCode) {
        if (resultClass == ResultClass.BUSY) {
            return resultCode == STORAGE_LOW ? Answer.Kind.STORAGE_LOW : Answer.Kind.BUSY;
        }
        return resultClass == ResultClass.CONFLICT ? Answer.Kind.CONFLICT : Answer.Kind.OTHER_ERROR;
    }

    private static byte[] masked(final byte[] frame, final int flagsOffset) {
        final byte[] content = frame.clone();
        new UnsafeBuffer(content).putLong(ReplyDescriptor.CORRELATION_ID_OFFSET, 0);
        content[flagsOffset] &= REPEAT_MASK;
        return content;
    }
}

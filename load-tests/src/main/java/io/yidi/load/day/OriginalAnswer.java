package io.yidi.load.day;

import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.ReplyFlagsDecoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import org.agrona.DirectBuffer;

/** 原应答: the first answer to a bill, which what comes of the bill later has to agree with. One thread; no garbage. */
final class OriginalAnswer {

    private static final int FLAGS_OFFSET = ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.replyFlagsEncodingOffset();
    private static final int AFTER_FLAGS_OFFSET = FLAGS_OFFSET + SettleReplyDecoder.replyFlagsEncodingLength();

    /** The amounts follow each other, in the same order in both answers. */
    private static final int AMOUNTS_BYTES = SettleReplyDecoder.hospitalBorneFenEncodingOffset()
            + Long.BYTES
            - SettleReplyDecoder.totalFenEncodingOffset();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettleReplyDecoder settled = new SettleReplyDecoder();
    private final ReplyFlagsDecoder firstFlags = new ReplyFlagsDecoder();
    private final ReplyFlagsDecoder flags = new ReplyFlagsDecoder();
    private DirectBuffer frame;

    /** Turns to an answer. */
    OriginalAnswer of(final DirectBuffer wholeFrame) {
        frame = wholeFrame;
        settled.wrapAndApplyHeader(frame, FrameDescriptor.MESSAGE_OFFSET, header);
        return this;
    }

    /** The answer itself, from its beginning. */
    SettleReplyDecoder settled() {
        settled.sbeRewind();
        return settled;
    }

    /** Whether a frame is the same answer, but for the correlation id and the mark of a repeat. */
    boolean isRepeatedBy(final DirectBuffer repeat) {
        firstFlags.wrap(frame, FLAGS_OFFSET);
        flags.wrap(repeat, FLAGS_OFFSET);
        return repeat.capacity() == frame.capacity()
                && isSame(repeat, 0, ReplyDescriptor.CORRELATION_ID_OFFSET)
                && flags.illustrative() == firstFlags.illustrative()
                && flags.fullPay() == firstFlags.fullPay()
                && isSame(repeat, AFTER_FLAGS_OFFSET, frame.capacity());
    }

    /** Whether a refund is of this settlement, and its exact negative: amounts, funds and benefit years. */
    boolean isNegatedBy(final RefundReplyDecoder refund) {
        settled.sbeRewind();
        return refund.originalSettlementId() == settled.settlementId()
                && refund.originalBusinessDay() == settled.businessDay()
                && areAmountsNegated(refund)
                && areFundsNegated(refund)
                && areYearsNegated(refund);
    }

    /** Whether a reversal took this settlement back. */
    boolean isTakenBackBy(final ReversalReplyDecoder reversal) {
        return reversal.outcome() == ReversalOutcome.REVERSED
                && reversal.originalSettlementId() == settled.settlementId();
    }

    private boolean isSame(final DirectBuffer other, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (other.getByte(i) != frame.getByte(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean areAmountsNegated(final RefundReplyDecoder refund) {
        final int taken = refund.offset() + RefundReplyDecoder.totalFenEncodingOffset();
        final int given = settled.offset() + SettleReplyDecoder.totalFenEncodingOffset();
        for (int i = 0; i < AMOUNTS_BYTES; i += Long.BYTES) {
            if (refund.buffer().getLong(taken + i, FrameDescriptor.BYTE_ORDER)
                    != -frame.getLong(given + i, FrameDescriptor.BYTE_ORDER)) {
                return false;
            }
        }
        return true;
    }

    private boolean areFundsNegated(final RefundReplyDecoder refund) {
        final SettleReplyDecoder.FundsDecoder paid = settled.funds();
        final RefundReplyDecoder.FundsDecoder returned = refund.funds();
        boolean areNegated = paid.count() == returned.count();
        while (areNegated && paid.hasNext()) {
            final int paidAt = settled.limit();
            final int returnedAt = refund.limit();
            areNegated = paid.next().amountFen() == -returned.next().amountFen()
                    && isSameFund(paidAt, refund.buffer(), returnedAt);
            paid.skipFundName();
            returned.skipFundName();
        }
        return areNegated;
    }

    /** The code stands first in a fund's block. */
    private boolean isSameFund(final int paidAt, final DirectBuffer refund, final int returnedAt) {
        for (int i = 0; i < SettleReplyDecoder.FundsDecoder.fundCodeLength(); i++) {
            if (frame.getByte(paidAt + i) != refund.getByte(returnedAt + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean areYearsNegated(final RefundReplyDecoder refund) {
        final SettleReplyDecoder.YearsDecoder counted = settled.years();
        final RefundReplyDecoder.YearsDecoder returned = refund.years();
        boolean areNegated = counted.count() == returned.count();
        while (areNegated && counted.hasNext()) {
            counted.next();
            returned.next();
            areNegated = counted.benefitYear() == returned.benefitYear()
                    && counted.totalFen() == -returned.totalFen()
                    && counted.inScopeFen() == -returned.inScopeFen()
                    && counted.deductibleFen() == -returned.deductibleFen()
                    && counted.fundTotalFen() == -returned.fundTotalFen()
                    && counted.personalFen() == -returned.personalFen();
        }
        return areNegated;
    }
}

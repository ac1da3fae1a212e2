package io.yidi.gateway.engine.machine;

import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.RefundReplyEncoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import org.agrona.MutableDirectBuffer;

/**
 * 退费应答: writes the {@code RefundReply}: every amount is the exact negative of the settlement's (INV-9). Core thread
 * only; allocates nothing.
 */
final class RefundReplyWriter {

    /** Stands for the encounter in a reply of the earlier length, which ends before it. */
    static final long NOT_TOLD = -1;

    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final SettleReplyDecoder settled = new SettleReplyDecoder();
    private final byte[] fundCode = new byte[SettleReplyDecoder.FundsDecoder.fundCodeEncodingLength()];
    private final RefundReplyEncoder reply = new RefundReplyEncoder();

    /**
     * Writes a reply from offset 0.
     *
     * @param original record of the settlement
     * @param balanceAfterFen what the personal account holds after the refund
     * @param encounterId of the settlement, or {@link #NOT_TOLD}
     * @return its length in bytes, header included
     */
    int write(
            final MutableDirectBuffer target,
            final ReplyStamp stamp,
            final RecordBodyFlyweight original,
            final RefundKinds kinds,
            final long balanceAfterFen,
            final long encounterId) {
        settled.wrapAndApplyHeader(original.buffer(), original.replyOffset(), headerDecoder);
        reply.wrapAndApplyHeader(target, 0, headerEncoder);
        putHead(target, stamp, kinds);
        putAmounts(balanceAfterFen);
        putEncounter(encounterId);
        putFunds();
        putYears();
        putPlan();
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    private void putHead(final MutableDirectBuffer target, final ReplyStamp stamp, final RefundKinds kinds) {
        final boolean illustrative = settled.replyFlags().illustrative();
        reply.correlationId(stamp.correlationId)
                .settlementId(stamp.journalPosition)
                .journalPosition(stamp.journalPosition)
                .refundedAtMs(stamp.decidedAtMs)
                .businessDay(stamp.businessDay)
                .originalSettlementId(settled.settlementId())
                .originalBusinessDay(settled.businessDay())
                .category(settled.category());
        reply.replyFlags().clear().illustrative(illustrative);
        reply.refundKinds()
                .clear()
                .sequential(kinds.sequential)
                .nonAdjacent(!kinds.sequential)
                .crossYear(kinds.crossYear)
                .afterClearing(kinds.afterClearing);
        KeyDescriptor.copy(
                target,
                reply.offset() + RefundReplyEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
        target.putBytes(
                reply.offset() + RefundReplyEncoder.bundleHashEncodingOffset(),
                settled.buffer(),
                settled.offset() + SettleReplyDecoder.bundleHashEncodingOffset(),
                SettleReplyDecoder.bundleHashEncodingLength());
    }

    private void putAmounts(final long balanceAfterFen) {
        reply.totalFen(-settled.totalFen())
                .inScopeFen(-settled.inScopeFen())
                .preSelfPayFen(-settled.preSelfPayFen())
                .overLimitFen(-settled.overLimitFen())
                .ownPayFen(-settled.ownPayFen())
                .firstSelfPayFen(-settled.firstSelfPayFen())
                .deductibleFen(-settled.deductibleFen())
                .fundTotalFen(-settled.fundTotalFen())
                .personalFen(-settled.personalFen())
                .accountFen(-settled.accountFen())
                .cashFen(-settled.cashFen())
                .hospitalBorneFen(-settled.hospitalBorneFen())
                .accountBalanceFen(balanceAfterFen);
    }

    private void putEncounter(final long encounterId) {
        if (encounterId == NOT_TOLD) {
            headerEncoder.blockLength(RefundDescriptor.EARLIER_REPLY_LENGTH);
            reply.limit(reply.offset() + RefundDescriptor.EARLIER_REPLY_LENGTH);
        } else {
            reply.encounterId(encounterId);
        }
    }

    private void putFunds() {
        final SettleReplyDecoder.FundsDecoder paid = settled.funds();
        final RefundReplyEncoder.FundsEncoder funds = reply.fundsCount(paid.count());
        while (paid.hasNext()) {
            paid.next();
            paid.getFundCode(fundCode, 0);
            funds.next().putFundCode(fundCode, 0).amountFen(-paid.amountFen());
            final int nameLength = paid.fundNameLength();
            funds.putFundName(
                    settled.buffer(),
                    settled.limit() + SettleReplyDecoder.FundsDecoder.fundNameHeaderLength(),
                    nameLength);
            paid.skipFundName();
        }
    }

    private void putYears() {
        final SettleReplyDecoder.YearsDecoder recorded = settled.years();
        final RefundReplyEncoder.YearsEncoder years = reply.yearsCount(recorded.count());
        while (recorded.hasNext()) {
            recorded.next();
            years.next()
                    .benefitYear(recorded.benefitYear())
                    .totalFen(-recorded.totalFen())
                    .inScopeFen(-recorded.inScopeFen())
                    .deductibleFen(-recorded.deductibleFen())
                    .fundTotalFen(-recorded.fundTotalFen())
                    .personalFen(-recorded.personalFen());
        }
    }

    private void putPlan() {
        final int length = settled.planIdLength();
        reply.putPlanId(settled.buffer(), settled.limit() + SettleReplyDecoder.planIdHeaderLength(), length);
    }
}

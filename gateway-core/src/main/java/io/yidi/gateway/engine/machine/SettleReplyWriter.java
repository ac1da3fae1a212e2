package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.benefit.BenefitAmounts;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.Category;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 结算应答: writes the {@code SettleReply} of a split. Core thread only; allocates nothing. */
final class SettleReplyWriter {

    private static final long HOSPITAL_BORNE_FEN = 0;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SettleReplyEncoder reply = new SettleReplyEncoder();
    private final UnsafeBuffer planId = new UnsafeBuffer(new byte[Plan.ID_LENGTH_MAX]);

    /**
     * Writes a reply from offset 0.
     *
     * @return its length in bytes, header included
     */
    int write(
            final MutableDirectBuffer target,
            final ReplyStamp stamp,
            final byte[] bundleHash,
            final BenefitCategory category,
            final BenefitResult result,
            final long accountBalanceFen) {
        reply.wrapAndApplyHeader(target, 0, header)
                .correlationId(stamp.correlationId)
                .settlementId(stamp.journalPosition)
                .journalPosition(stamp.journalPosition)
                .settledAtMs(stamp.decidedAtMs)
                .businessDay(stamp.businessDay)
                .putBundleHash(bundleHash, 0)
                .category(categoryOf(category));
        reply.replyFlags().clear().illustrative(result.illustrative());
        KeyDescriptor.copy(
                target,
                reply.offset() + SettleReplyEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
        putAmounts(result.total(), accountBalanceFen);
        putFunds(result);
        putYears(result);
        reply.putPlanId(
                planId, 0, planId.putStringWithoutLengthAscii(0, result.plan().id()));
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    private void putAmounts(final BenefitAmounts total, final long accountBalanceFen) {
        reply.totalFen(total.parts.totalFen())
                .inScopeFen(total.parts.inScopeFen)
                .preSelfPayFen(total.parts.preSelfPayFen)
                .overLimitFen(total.parts.overLimitFen)
                .ownPayFen(total.parts.ownPayFen)
                .firstSelfPayFen(total.firstSelfPayFen)
                .deductibleFen(total.deductibleFen)
                .fundTotalFen(total.fundTotalFen)
                .personalFen(total.personalFen)
                .accountFen(total.accountFen)
                .cashFen(total.cashFen)
                .hospitalBorneFen(HOSPITAL_BORNE_FEN)
                .accountBalanceFen(accountBalanceFen);
    }

    private void putFunds(final BenefitResult result) {
        final SettleReplyEncoder.FundsEncoder funds = reply.fundsCount(result.fundCount());
        for (int i = 0; i < result.fundCount(); i++) {
            final byte[] name = result.fund(i).nameUtf8();
            funds.next()
                    .putFundCode(result.fund(i).codeAscii(), 0)
                    .amountFen(result.fundFen(i))
                    .putFundName(name, 0, name.length);
        }
    }

    private void putYears(final BenefitResult result) {
        final SettleReplyEncoder.YearsEncoder years = reply.yearsCount(result.yearCount());
        for (int i = 0; i < result.yearCount(); i++) {
            final BenefitAmounts year = result.year(i);
            years.next()
                    .benefitYear(result.benefitYear(i))
                    .totalFen(year.parts.totalFen())
                    .inScopeFen(year.parts.inScopeFen)
                    .deductibleFen(year.deductibleFen)
                    .fundTotalFen(year.fundTotalFen)
                    .personalFen(year.personalFen);
        }
    }

    private static Category categoryOf(final BenefitCategory category) {
        return switch (category) {
            case LONG_TERM -> Category.LONG_TERM;
            case TRANSFER -> Category.TRANSFER;
            case EMERGENCY -> Category.EMERGENCY;
            case OTHER_TEMPORARY -> Category.OTHER_TEMPORARY;
        };
    }
}

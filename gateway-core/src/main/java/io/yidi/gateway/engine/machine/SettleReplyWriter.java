package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.benefit.BenefitAmounts;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CivilDate;
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
    private final BenefitAmounts allCash = new BenefitAmounts();
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
        begin(target, stamp, bundleHash);
        reply.category(categoryOf(category));
        reply.replyFlags().illustrative(result.illustrative());
        putAmounts(result.total(), accountBalanceFen);
        putFunds(result);
        putYears(result);
        reply.putPlanId(
                planId, 0, planId.putStringWithoutLengthAscii(0, result.plan().id()));
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    /**
     * Writes the reply to a bill that the person pays all of (BJ-33b).
     *
     * @return its length in bytes, header included
     */
    int writeFullPay(
            final MutableDirectBuffer target,
            final ReplyStamp stamp,
            final byte[] bundleHash,
            final BillParts parts,
            final long accountBalanceFen) {
        begin(target, stamp, bundleHash);
        reply.category(Category.NONE);
        reply.replyFlags().fullPay(true);
        allCash.parts.copyFrom(parts);
        allCash.personalFen = parts.totalFen();
        allCash.cashFen = parts.totalFen();
        putAmounts(allCash, accountBalanceFen);
        reply.fundsCount(0);
        reply.yearsCount(1)
                .next()
                .benefitYear(CivilDate.benefitYear(stamp.businessDay, EffectsJournal.CALENDAR_YEAR))
                .totalFen(parts.totalFen())
                .inScopeFen(parts.inScopeFen)
                .deductibleFen(0)
                .fundTotalFen(0)
                .personalFen(parts.totalFen());
        reply.putPlanId(planId, 0, 0);
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    private void begin(final MutableDirectBuffer target, final ReplyStamp stamp, final byte[] bundleHash) {
        reply.wrapAndApplyHeader(target, 0, header)
                .correlationId(stamp.correlationId)
                .settlementId(stamp.journalPosition)
                .journalPosition(stamp.journalPosition)
                .settledAtMs(stamp.decidedAtMs)
                .businessDay(stamp.businessDay)
                .putBundleHash(bundleHash, 0);
        reply.replyFlags().clear();
        KeyDescriptor.copy(
                target,
                reply.offset() + SettleReplyEncoder.institutionCodeEncodingOffset(),
                stamp.keyBuffer,
                stamp.keyOffset);
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
            case EXEMPT -> Category.EXEMPT;
            case HOME_LONG_TERM -> Category.HOME_LONG_TERM;
            case HOME_TEMPORARY -> Category.HOME_TEMPORARY;
        };
    }
}

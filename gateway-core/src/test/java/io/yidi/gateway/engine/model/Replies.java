package io.yidi.gateway.engine.model;

import io.yidi.gateway.fixture.Answers;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.EncounterReplyDecoder;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundKindsDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Replies of the engine in words of the model. */
final class Replies {

    private Replies() {}

    static Answer.Says read(final DirectBuffer reply) {
        return switch (new MessageHeaderDecoder().wrap(reply, 0).templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID -> split(Answers.split(reply));
            case RefundReplyDecoder.TEMPLATE_ID -> refund(Answers.refund(reply));
            case RefusalReplyDecoder.TEMPLATE_ID -> refusal(Answers.refusal(reply));
            case ReversalReplyDecoder.TEMPLATE_ID -> reversal(Answers.reversal(reply));
            case ErrorReplyDecoder.TEMPLATE_ID -> declined(Answers.error(reply));
            case EncounterReplyDecoder.TEMPLATE_ID -> encounter(Answers.encounter(reply));
            case FeeUploadReplyDecoder.TEMPLATE_ID -> upload(Answers.upload(reply));
            default -> throw new AssertionError("expected a reply to a command");
        };
    }

    private static Answer.Says split(final SettleReplyDecoder reply) {
        final Map<String, Long> funds = new LinkedHashMap<>();
        for (final SettleReplyDecoder.FundsDecoder fund : reply.funds()) {
            funds.merge(fund.fundCode(), fund.amountFen(), Long::sum);
            fund.skipFundName();
        }
        final List<Answer.Year> years = new ArrayList<>();
        for (final SettleReplyDecoder.YearsDecoder year : reply.years()) {
            years.add(new Answer.Year(
                    year.benefitYear(),
                    year.totalFen(),
                    year.inScopeFen(),
                    year.deductibleFen(),
                    year.fundTotalFen(),
                    year.personalFen()));
        }
        final Answer.Amounts amounts = new Answer.Amounts(
                new Parts(reply.inScopeFen(), reply.preSelfPayFen(), reply.overLimitFen(), reply.ownPayFen()),
                reply.firstSelfPayFen(),
                reply.deductibleFen(),
                reply.fundTotalFen(),
                reply.personalFen(),
                reply.accountFen(),
                reply.cashFen(),
                funds,
                years,
                reply.planId());
        return new Answer.Split(
                reply.settlementId(),
                day(reply.businessDay()),
                reply.category().name(),
                amounts,
                reply.accountBalanceFen());
    }

    private static Answer.Says refund(final RefundReplyDecoder reply) {
        final Map<String, Long> funds = new LinkedHashMap<>();
        for (final RefundReplyDecoder.FundsDecoder fund : reply.funds()) {
            funds.merge(fund.fundCode(), fund.amountFen(), Long::sum);
            fund.skipFundName();
        }
        final List<Answer.Year> years = new ArrayList<>();
        for (final RefundReplyDecoder.YearsDecoder year : reply.years()) {
            years.add(new Answer.Year(
                    year.benefitYear(),
                    year.totalFen(),
                    year.inScopeFen(),
                    year.deductibleFen(),
                    year.fundTotalFen(),
                    year.personalFen()));
        }
        final Answer.Amounts amounts = new Answer.Amounts(
                new Parts(reply.inScopeFen(), reply.preSelfPayFen(), reply.overLimitFen(), reply.ownPayFen()),
                reply.firstSelfPayFen(),
                reply.deductibleFen(),
                reply.fundTotalFen(),
                reply.personalFen(),
                reply.accountFen(),
                reply.cashFen(),
                funds,
                years,
                reply.planId());
        return new Answer.Refunded(
                reply.settlementId(),
                day(reply.businessDay()),
                reply.originalSettlementId(),
                day(reply.originalBusinessDay()),
                kinds(reply.refundKinds()),
                amounts,
                reply.accountBalanceFen());
    }

    private static String kinds(final RefundKindsDecoder kinds) {
        return (kinds.sequential() ? " sequential" : "")
                + (kinds.nonAdjacent() ? " non-adjacent" : "")
                + (kinds.crossYear() ? " cross-year" : "")
                + (kinds.afterClearing() ? " after-clearing" : "");
    }

    private static Answer.Says refusal(final RefusalReplyDecoder reply) {
        return new Answer.Refused(ResultCode.of(reply.resultCode()), reply.fieldName());
    }

    private static Answer.Says declined(final ErrorReplyDecoder reply) {
        return new Answer.Declined(ResultCode.of(reply.resultCode()), reply.fieldName());
    }

    private static Answer.Says reversal(final ReversalReplyDecoder reply) {
        return new Answer.Reversed(reply.outcome().name(), day(reply.businessDay()), reply.originalSettlementId());
    }

    private static Answer.Says encounter(final EncounterReplyDecoder reply) {
        return new Answer.Stands(
                reply.encounterId(),
                day(reply.businessDay()),
                reply.state().name(),
                reply.withdrawnLines(),
                reply.unsettledLines());
    }

    private static Answer.Says upload(final FeeUploadReplyDecoder reply) {
        final List<String> lines = new ArrayList<>();
        for (final FeeUploadReplyDecoder.LinesDecoder line : reply.lines()) {
            final Parts parts =
                    new Parts(line.inScopeFen(), line.preSelfPayFen(), line.overLimitFen(), line.ownPayFen());
            lines.add(PlainUpload.said(line.lineNo(), parts) + (line.amountFen() == parts.total() ? "" : " differs"));
        }
        return new Answer.Uploaded(
                reply.encounterId(),
                day(reply.businessDay()),
                lines,
                reply.missingFen(),
                reply.linesDueDay() == FeeUploadReplyDecoder.linesDueDayNullValue() ? null : day(reply.linesDueDay()));
    }

    private static LocalDate day(final int epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }
}

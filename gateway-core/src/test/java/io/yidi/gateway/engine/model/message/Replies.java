package io.yidi.gateway.engine.model.message;

import io.yidi.gateway.fixture.Answers;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.EncounterReplyDecoder;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import io.yidi.protocol.sbe.FilingQueryReplyDecoder;
import io.yidi.protocol.sbe.FilingReplyDecoder;
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
import java.util.stream.Stream;
import org.agrona.DirectBuffer;

/** Replies of the engine in words of the model. */
public final class Replies {

    private Replies() {}

    public static Answer.Says read(final DirectBuffer reply) {
        return switch (new MessageHeaderDecoder().wrap(reply, 0).templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID -> split(Answers.split(reply));
            case RefundReplyDecoder.TEMPLATE_ID -> refund(Answers.refund(reply));
            case RefusalReplyDecoder.TEMPLATE_ID -> refusal(Answers.refusal(reply));
            case ReversalReplyDecoder.TEMPLATE_ID -> reversal(Answers.reversal(reply));
            case ErrorReplyDecoder.TEMPLATE_ID -> declined(Answers.error(reply));
            case EncounterReplyDecoder.TEMPLATE_ID -> encounter(Answers.encounter(reply));
            case FeeUploadReplyDecoder.TEMPLATE_ID -> upload(Answers.upload(reply));
            case FilingReplyDecoder.TEMPLATE_ID -> filing(Answers.filing(reply));
            case FilingQueryReplyDecoder.TEMPLATE_ID -> filings(Answers.filings(reply));
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
                reply.accountBalanceFen(),
                RefundDescriptor.hasEncounter(reply.buffer(), reply.offset() - MessageHeaderDecoder.ENCODED_LENGTH)
                        ? reply.encounterId()
                        : Command.Refund.CANNOT_NAME);
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
            lines.add(
                    Answer.Uploaded.line(line.lineNo(), parts) + (line.amountFen() == parts.total() ? "" : " differs"));
        }
        return new Answer.Uploaded(
                reply.encounterId(),
                day(reply.businessDay()),
                lines,
                reply.missingFen(),
                reply.linesDueDay() == FeeUploadReplyDecoder.linesDueDayNullValue() ? null : day(reply.linesDueDay()));
    }

    private static Answer.Says filing(final FilingReplyDecoder reply) {
        return new Answer.Filed(
                day(reply.businessDay()),
                reply.filingNumber(),
                reply.endedNumber(),
                reply.kind().name(),
                reply.state().name(),
                reply.category().name(),
                reply.basis().name(),
                reply.flags().complete(),
                Integer.parseInt(reply.place()),
                day(reply.fromDate()),
                dayOrNone(reply.toDate()),
                dayOrNone(reply.documentsDue()),
                dayOrNone(reply.freeFrom()),
                reply.claim().name());
    }

    private static Answer.Says filings(final FilingQueryReplyDecoder reply) {
        final LocalDate day = day(reply.businessDay());
        final String benefit = reply.benefit().name();
        final boolean isSuspended = reply.flags().suspended();
        final List<Answer.FilingShown> shown = new ArrayList<>();
        for (final FilingQueryReplyDecoder.FilingsDecoder one : reply.filings()) {
            shown.add(new Answer.FilingShown(
                    one.filingNumber(),
                    one.kind().name(),
                    one.state().name(),
                    one.category().name(),
                    one.basis().name(),
                    one.flags().complete(),
                    Integer.parseInt(one.place()),
                    day(one.fromDate()),
                    dayOrNone(one.toDate()),
                    day(one.registeredOn()),
                    dayOrNone(one.documentsDue()),
                    Stream.of(
                                    one.care().inpatient() ? "INPATIENT" : "",
                                    one.care().outpatient() ? "OUTPATIENT" : "",
                                    one.care().pharmacy() ? "PHARMACY" : "")
                            .filter(care -> !care.isEmpty())
                            .toList(),
                    one.diseaseCode(),
                    Stream.of(one.hospitalA(), one.hospitalB(), one.hospitalC(), one.hospitalD())
                            .filter(code -> !code.isEmpty())
                            .toList()));
        }
        return new Answer.FilingsShown(day, benefit, isSuspended, List.copyOf(shown));
    }

    private static LocalDate dayOrNone(final int epochDay) {
        return epochDay == FilingReplyDecoder.toDateNullValue() ? null : day(epochDay);
    }

    private static LocalDate day(final int epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }
}

package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.Basis;
import io.yidi.gateway.explain.Contributions;
import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.Rule;
import io.yidi.gateway.explain.Split;
import io.yidi.gateway.explain.Steps;
import io.yidi.gateway.explain.Text;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundKindsDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.time.LocalDate;
import java.util.Optional;

/**
 * 退费与冲正说明: what a refund or a reversal took back, held against the record that it took back: every amount is its exact
 * negative, and so is what it added to the counters (BJ-34a, INV-9, INV-10).
 */
final class TakenBack {

    private final Steps steps = new Steps();
    private final RecordSource records;
    private int number;

    TakenBack(final RecordSource records) {
        this.records = records;
    }

    /** Explains a refund. */
    Explanation refund(final RecordBodyFlyweight body, final RefundReplyDecoder reply, final Explanation.Head head) {
        final RecordBodyFlyweight settlement = records.body(reply.originalSettlementId());
        heading();
        original(settlement, reply.originalSettlementId());
        kinds(reply.refundKinds());
        final Split answered = Split.of(reply);
        final Split negative = splitOf(settlement).negative(answered.balanceFen());
        answered.compare(negative, steps);
        compare(body, Effects.ofRefund(settlement));
        explain(negative);
        return new Explanation(head, steps.steps(), steps.differences(), negative);
    }

    /** Explains a reversal; one that changed nothing has a reason and no amounts. */
    Explanation reversal(
            final RecordBodyFlyweight body, final ReversalReplyDecoder reply, final Explanation.Head head) {
        heading();
        outcome(body, reply.outcome());
        if (reply.originalSettlementId() == 0) {
            return new Explanation(head, steps.steps(), steps.differences(), null);
        }
        final RecordBodyFlyweight reversed = records.body(reply.originalSettlementId());
        original(reversed, reply.originalSettlementId());
        final Split negative = splitOf(reversed).negative(0);
        if (body.effectsLength() == 0) {
            line("repeated", Text.of("先前已冲正", "it was reversed before"), Text.of("本次无变化", "nothing changes"));
        } else {
            compare(body, Effects.negative(reversed));
            explain(negative);
        }
        return new Explanation(head, steps.steps(), steps.differences(), negative);
    }

    /** Amounts of a settlement or a refund. */
    private static Split splitOf(final RecordBodyFlyweight body) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(body.buffer(), body.replyOffset());
        return switch (header.templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID ->
                Split.of(new SettleReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header));
            case RefundReplyDecoder.TEMPLATE_ID ->
                Split.of(new RefundReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header));
            default -> throw new ExplanationException("expected a settlement or a refund that was taken back");
        };
    }

    private void heading() {
        steps.heading("decision", Text.of("判定", "decision"), Text.NONE);
    }

    private void original(final RecordBodyFlyweight body, final long id) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(body.buffer(), body.replyOffset());
        final boolean isRefund = header.templateId() == RefundReplyDecoder.TEMPLATE_ID;
        line(
                "original",
                isRefund ? Text.of("被冲正的退费", "the refund") : Text.of("原结算", "the settlement"),
                Text.same("setl_id " + id).plus(isRefund ? Text.NONE : settledOn(body)),
                Basis.of(Rule.REFUND));
    }

    private static Text settledOn(final RecordBodyFlyweight body) {
        final SettleReplyDecoder reply = new SettleReplyDecoder()
                .wrapAndApplyHeader(body.buffer(), body.replyOffset(), new MessageHeaderDecoder());
        return Text.of("，业务日 ", ", business day ")
                .plus(LocalDate.ofEpochDay(reply.businessDay()).toString());
    }

    private void kinds(final RefundKindsDecoder kinds) {
        kind(kinds.sequential(), "sequential", Rule.SEQUENTIAL);
        kind(kinds.nonAdjacent(), "non-adjacent", Rule.NON_ADJACENT);
        kind(kinds.crossYear(), "cross-year", Rule.CROSS_YEAR);
        kind(kinds.afterClearing(), "after-clearing", Rule.AFTER_CLEARING);
    }

    private void kind(final boolean applies, final String id, final Rule rule) {
        if (applies) {
            line(id, Text.of("退费情形", "kind of refund"), Basis.of(rule).text(), Basis.of(rule));
        }
    }

    private void outcome(final RecordBodyFlyweight body, final ReversalOutcome outcome) {
        final ReversalRequestDecoder request = new ReversalRequestDecoder()
                .wrapAndApplyHeader(body.buffer(), body.commandOffset(), new MessageHeaderDecoder());
        final Text said = switch (outcome) {
            case REVERSED -> Text.of("已冲正", "reversed");
            case BLOCKED -> Text.of("原交易未收到，此后到达即拒绝", "the original is unknown, and refused if it comes");
            default -> Text.of("原交易未生效，无须冲正", "the original had no effect");
        };
        line(
                "reversal",
                Text.of("冲正", "reversal"),
                Text.same(request.originalTransactionCode() + " " + request.originalMsgId() + " → ")
                        .plus(said));
    }

    private void line(final String id, final Text title, final Text working, final Basis... bases) {
        number++;
        steps.line("decision/" + number + "/" + id, title, working, "", bases);
    }

    private void compare(final RecordBodyFlyweight body, final Contributions computed) {
        final Optional<Contributions> recorded = Effects.added(body);
        steps.same("effects", "true", Boolean.toString(recorded.isPresent()));
        recorded.ifPresent(effects -> {
            effects.compare(computed.counters(), steps);
            steps.same("acct_pay of the effects", effects.accountFen(), computed.accountFen());
        });
    }

    private void explain(final Split negative) {
        final AmountSteps amounts = new AmountSteps(negative, steps);
        amounts.explainParts();
        amounts.explainPayment();
        steps.heading("counters", Text.of("累计", "accumulators"), Text.NONE, Basis.of(Rule.TAKEN_BACK));
    }
}

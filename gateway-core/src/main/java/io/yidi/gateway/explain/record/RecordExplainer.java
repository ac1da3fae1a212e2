package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.Basis;
import io.yidi.gateway.explain.BillCase;
import io.yidi.gateway.explain.Explainer;
import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.Facts;
import io.yidi.gateway.explain.Parts;
import io.yidi.gateway.explain.PlaneLookup;
import io.yidi.gateway.explain.Recalculation;
import io.yidi.gateway.explain.Rule;
import io.yidi.gateway.explain.Scope;
import io.yidi.gateway.explain.ScopeSteps;
import io.yidi.gateway.explain.Split;
import io.yidi.gateway.explain.Steps;
import io.yidi.gateway.explain.Text;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.record.NumberMask;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** 流水说明: explains what a record of the journal decided: a settlement, a refusal, a refund or a reversal. One thread. */
public final class RecordExplainer {

    private static final int NO_REPLY = -1;

    private final PlaneLookup planes;
    private final RecordSource records;
    private final Heads heads;

    /**
     * Prepares to explain.
     *
     * @param planes finds policy bundles
     * @param records finds the records that others build on
     * @param unmasked whether numbers of people and vouchers are shown in full
     */
    public RecordExplainer(final PlaneLookup planes, final RecordSource records, final boolean unmasked) {
        this.planes = planes;
        this.records = records;
        this.heads = new Heads(unmasked ? UnaryOperator.identity() : NumberMask::text);
    }

    /**
     * Explains a record.
     *
     * @param sequence of the record
     * @param body of the record
     * @return the explanation
     * @throws ExplanationException if the record decided nothing of the kind
     */
    public Explanation explain(final long sequence, final RecordBodyFlyweight body) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final int template = body.replyLength() == 0
                ? NO_REPLY
                : header.wrap(body.buffer(), body.replyOffset()).templateId();
        return switch (template) {
            case SettleReplyDecoder.TEMPLATE_ID ->
                explainSettlement(
                        body, new SettleReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header));
            case RefusalReplyDecoder.TEMPLATE_ID -> explainRefusal(sequence, body);
            case RefundReplyDecoder.TEMPLATE_ID ->
                explainRefund(
                        body, new RefundReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header));
            case ReversalReplyDecoder.TEMPLATE_ID ->
                explainReversal(
                        body, new ReversalReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header));
            default ->
                throw new ExplanationException("expected a settlement, a refusal, a refund or a reversal, found another"
                        + " record at sequence " + sequence);
        };
    }

    /**
     * Explains the bill of a record with other counters than it found.
     *
     * @param sequence of the record
     * @param body of the record
     * @param counters what the counters are to hold before the bill
     * @param recalculation computes the bill anew, for the explanation to be held against
     * @return the explanation; a refusal is explained as it is
     */
    public Explanation explain(
            final long sequence,
            final RecordBodyFlyweight body,
            final Map<Facts.Counter, Long> counters,
            final Recalculation recalculation) {
        final Explanation asItIs = explain(sequence, body);
        if (asItIs.split() == null) {
            return asItIs;
        }
        final Facts facts = FactsReader.read(body.buffer(), body.factsOffset()).with(counters);
        final PolicyPlane plane = planes.plane(FactsReader.bundleHash(body.buffer(), body.factsOffset()));
        final Split split = recalculation.split(
                facts,
                plane.regionOf(facts.insuredPlace()),
                BenefitCategory.valueOf(asItIs.split().category()));
        return Explainer.ofSplit(
                new BillCase(billOf(body), facts, plane, scopeOf(body)),
                split,
                Optional.empty(),
                asItIs.head().with(split.illustrative()));
    }

    private Explanation explainSettlement(final RecordBodyFlyweight body, final SettleReplyDecoder reply) {
        if (reply.replyFlags().fullPay()) {
            return explainFullPay(body, reply);
        }
        final PolicyPlane plane = planes.plane(reply.bundleHash());
        final Facts facts = FactsReader.read(body.buffer(), body.factsOffset());
        final SettleRequestDecoder bill = billOf(body);
        return Explainer.ofSplit(
                new BillCase(bill, facts, plane, scopeOf(body)),
                Split.of(reply),
                Effects.added(body),
                heads.settled(reply, bill, nameOf(plane, facts.insuredPlace()), plane.bundleHash()));
    }

    /** Nothing of any policy is asked: the person pays what the lines come to (BJ-33b). */
    private Explanation explainFullPay(final RecordBodyFlyweight body, final SettleReplyDecoder reply) {
        final SettleRequestDecoder bill = billOf(body);
        final Split answered = Split.of(reply);
        final Steps steps = new Steps();
        steps.heading("decision", Text.of("判定", "decision"), Text.NONE);
        steps.line(
                "decision/1/full-pay",
                Text.of("全额结算", "paid in full"),
                Text.of("医院申请全额结算 → 个人负担全部费用", "asked for by the hospital → the person pays all"),
                "",
                Basis.of(Rule.FULL_PAY));
        final Parts parts = scopeOf(body).explain(bill, steps);
        final int year = LocalDate.ofEpochDay(reply.businessDay()).getYear();
        final Split computed = Split.ofFullPay(parts, year, answered.balanceFen());
        answered.compare(computed, steps);
        Effects.added(body).ifPresent(added -> added.compare(Map.of(), steps));
        new AmountSteps(computed, steps).explainPayment();
        return new Explanation(
                heads.settled(
                        reply,
                        bill,
                        nameOf(planes.plane(reply.bundleHash()), Integer.parseInt(bill.insuredPlace())),
                        reply.bundleHash()),
                steps.steps(),
                steps.differences(),
                computed);
    }

    private Explanation explainRefund(final RecordBodyFlyweight body, final RefundReplyDecoder reply) {
        final PolicyPlane plane = planes.plane(reply.bundleHash());
        final int insuredPlace = new EffectsDecoder()
                .wrapAndApplyHeader(
                        body.buffer(), body.effectsOffset(), new io.yidi.gateway.record.sbe.MessageHeaderDecoder())
                .insuredPlace();
        return new TakenBack(records)
                .refund(body, reply, heads.refunded(reply, body, nameOf(plane, insuredPlace), plane.bundleHash()));
    }

    private Explanation explainReversal(final RecordBodyFlyweight body, final ReversalReplyDecoder reply) {
        return new TakenBack(records).reversal(body, reply, heads.reversed(reply, body));
    }

    private Explanation explainRefusal(final long sequence, final RecordBodyFlyweight body) {
        final RefusalReplyDecoder reply = new RefusalReplyDecoder()
                .wrapAndApplyHeader(body.buffer(), body.replyOffset(), new MessageHeaderDecoder());
        final ResultCode code = ResultCode.of(reply.resultCode());
        final Optional<SettleRequestDecoder> bill = RecordedBill.of(body);
        if (body.factsLength() == 0 || bill.isEmpty() || isAboutALine(code)) {
            return Explainer.ofReason(code, heads.refused(reply, sequence, bill, "", ""));
        }
        final Facts facts = FactsReader.read(body.buffer(), body.factsOffset());
        final PolicyPlane plane = planes.plane(FactsReader.bundleHash(body.buffer(), body.factsOffset()));
        return Explainer.ofRefusal(
                new BillCase(bill.get(), facts, plane, scopeOf(body)),
                code,
                heads.refused(reply, sequence, bill, nameOf(plane, facts.insuredPlace()), plane.bundleHash()));
    }

    /** What a line lacks, or has other than the catalogue, is all there is to say. */
    private static boolean isAboutALine(final ResultCode code) {
        return code == ResultCode.ITEM_NOT_IN_CATALOGUE || code == ResultCode.ITEM_FIGURES_DIFFER;
    }

    private static SettleRequestDecoder billOf(final RecordBodyFlyweight body) {
        return RecordedBill.of(body)
                .orElseThrow(() -> new ExplanationException("expected a settlement with its bill, found none"));
    }

    /** A bill that came whole says its lines itself; those of an encounter came before. */
    private Scope scopeOf(final RecordBodyFlyweight body) {
        final List<UploadedLine> lines =
                RecordedBill.isOfEncounter(body) ? EncounterLines.of(body, records) : List.of();
        return lines.isEmpty() ? new ScopeSteps(RecordedBill.figures(body).version()) : new UploadedScope(lines);
    }

    private static String nameOf(final PolicyPlane plane, final int insuredPlace) {
        final RegionPolicy region = plane.regionOf(insuredPlace);
        return region == null ? "" : region.name();
    }
}

package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.record.NumberMask;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** 流水说明: explains what a record of the journal decided. One thread. */
public final class RecordExplainer {

    private static final String SETTLED = "SETTLED";
    private static final String REFUSED = "REFUSED";

    private final PlaneLookup planes;
    private final UnaryOperator<String> mask;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /**
     * Prepares to explain.
     *
     * @param planes finds policy bundles
     * @param unmasked whether numbers of people and vouchers are shown in full
     */
    public RecordExplainer(final PlaneLookup planes, final boolean unmasked) {
        this.planes = planes;
        this.mask = unmasked ? UnaryOperator.identity() : NumberMask::text;
    }

    /**
     * Explains a record.
     *
     * @param sequence of the record
     * @param body of the record
     * @return the explanation
     * @throws ExplanationException if the record decided no bill
     */
    public Explanation explain(final long sequence, final RecordBodyFlyweight body) {
        if (templateAt(body, body.commandOffset()) != SettleRequestDecoder.TEMPLATE_ID || body.replyLength() == 0) {
            throw new ExplanationException(
                    "expected a record that decided a bill, found another one at sequence " + sequence);
        }
        return switch (templateAt(body, body.replyOffset())) {
            case SettleReplyDecoder.TEMPLATE_ID -> explainSplit(sequence, body);
            case RefusalReplyDecoder.TEMPLATE_ID -> explainRefusal(sequence, body);
            default ->
                throw new ExplanationException(
                        "expected a settlement or a refusal, found another answer at sequence " + sequence);
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
                bill(body), facts, plane, split, Optional.empty(), asItIs.head().with(split.illustrative()));
    }

    private int templateAt(final RecordBodyFlyweight body, final int offset) {
        return header.wrap(body.buffer(), offset).templateId();
    }

    private Explanation explainSplit(final long sequence, final RecordBodyFlyweight body) {
        final SettleReplyDecoder reply =
                new SettleReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header);
        final PolicyPlane plane = planes.plane(reply.bundleHash());
        final Facts facts = FactsReader.read(body.buffer(), body.factsOffset());
        final Split answered = Split.of(reply);
        final Explanation.Head head = head(
                body,
                SETTLED,
                sequence,
                reply.settledAtMs(),
                reply.businessDay(),
                plane.regionOf(facts.insuredPlace()),
                plane,
                "",
                answered.illustrative());
        return Explainer.ofSplit(
                bill(body),
                facts,
                plane,
                answered,
                Optional.of(Contributions.read(body.buffer(), body.effectsOffset())),
                head);
    }

    private Explanation explainRefusal(final long sequence, final RecordBodyFlyweight body) {
        final RefusalReplyDecoder reply =
                new RefusalReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header);
        final ResultCode code = ResultCode.of(reply.resultCode());
        final boolean isBlocked = body.factsLength() == 0;
        final Facts facts = isBlocked ? null : FactsReader.read(body.buffer(), body.factsOffset());
        final PolicyPlane plane =
                isBlocked ? null : planes.plane(FactsReader.bundleHash(body.buffer(), body.factsOffset()));
        final Explanation.Head head = head(
                body,
                REFUSED,
                sequence,
                reply.decidedAtMs(),
                reply.businessDay(),
                isBlocked ? null : plane.regionOf(facts.insuredPlace()),
                plane,
                code.label(),
                false);
        return isBlocked ? Explainer.ofBlocked(code, head) : Explainer.ofRefusal(bill(body), facts, plane, code, head);
    }

    private static SettleRequestDecoder bill(final RecordBodyFlyweight body) {
        return new SettleRequestDecoder()
                .wrapAndApplyHeader(body.buffer(), body.commandOffset(), new MessageHeaderDecoder());
    }

    private Explanation.Head head(
            final RecordBodyFlyweight body,
            final String result,
            final long sequence,
            final long decidedAtMs,
            final int businessDay,
            final RegionPolicy region,
            final PolicyPlane plane,
            final String code,
            final boolean illustrative) {
        final SettleRequestDecoder bill = bill(body);
        return new Explanation.Head(
                result,
                sequence,
                decidedAtMs,
                businessDay,
                bill.institutionCode(),
                bill.transactionCode(),
                bill.msgId(),
                mask.apply(bill.personNo()),
                mask.apply(bill.voucherNo()),
                region == null ? "" : region.name(),
                plane == null ? "" : plane.bundleHash(),
                code,
                illustrative);
    }
}

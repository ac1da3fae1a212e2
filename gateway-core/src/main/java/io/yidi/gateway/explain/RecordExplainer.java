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
    private static final int NO_REPLY = -1;

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
     * @throws ExplanationException if the record neither settled nor refused anything
     */
    public Explanation explain(final long sequence, final RecordBodyFlyweight body) {
        return switch (body.replyLength() == 0 ? NO_REPLY : templateAt(body, body.replyOffset())) {
            case SettleReplyDecoder.TEMPLATE_ID -> explainSplit(sequence, body);
            case RefusalReplyDecoder.TEMPLATE_ID -> explainRefusal(sequence, body);
            default ->
                throw new ExplanationException(
                        "expected a settlement or a refusal, found another record at sequence " + sequence);
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
                RecordedBill.of(body).orElseThrow(),
                facts,
                plane,
                split,
                Optional.empty(),
                asItIs.head().with(split.illustrative()));
    }

    private int templateAt(final RecordBodyFlyweight body, final int offset) {
        return header.wrap(body.buffer(), offset).templateId();
    }

    private Explanation explainSplit(final long sequence, final RecordBodyFlyweight body) {
        if (body.factsLength() == 0) {
            throw new ExplanationException(
                    "expected a settlement computed from policy, found one that the patient paid in full: " + sequence);
        }
        final SettleReplyDecoder reply =
                new SettleReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header);
        final PolicyPlane plane = planes.plane(reply.bundleHash());
        final Facts facts = FactsReader.read(body.buffer(), body.factsOffset());
        final SettleRequestDecoder bill = RecordedBill.of(body).orElseThrow();
        final Split answered = Split.of(reply);
        final Explanation.Head head = new Explanation.Head(
                SETTLED,
                sequence,
                reply.settledAtMs(),
                reply.businessDay(),
                reply.institutionCode(),
                reply.transactionCode(),
                reply.msgId(),
                mask.apply(bill.personNo()),
                mask.apply(bill.voucherNo()),
                nameOf(plane.regionOf(facts.insuredPlace())),
                plane.bundleHash(),
                "",
                answered.illustrative());
        final Contributions contributions = Contributions.read(body.buffer(), body.effectsOffset());
        return Explainer.ofSplit(bill, facts, plane, answered, Optional.of(contributions), head);
    }

    private Explanation explainRefusal(final long sequence, final RecordBodyFlyweight body) {
        final RefusalReplyDecoder reply =
                new RefusalReplyDecoder().wrapAndApplyHeader(body.buffer(), body.replyOffset(), header);
        final ResultCode code = ResultCode.of(reply.resultCode());
        final Optional<SettleRequestDecoder> bill = RecordedBill.of(body);
        if (body.factsLength() == 0 || bill.isEmpty() || isAboutALine(code)) {
            return Explainer.ofReason(code, refused(sequence, reply, code, bill, "", ""));
        }
        final Facts facts = FactsReader.read(body.buffer(), body.factsOffset());
        final PolicyPlane plane = planes.plane(FactsReader.bundleHash(body.buffer(), body.factsOffset()));
        final String region = nameOf(plane.regionOf(facts.insuredPlace()));
        return Explainer.ofRefusal(
                bill.get(), facts, plane, code, refused(sequence, reply, code, bill, region, plane.bundleHash()));
    }

    /** What a line lacks, or has other than the catalogue, is all there is to say. */
    private static boolean isAboutALine(final ResultCode code) {
        return code == ResultCode.ITEM_NOT_IN_CATALOGUE || code == ResultCode.ITEM_FIGURES_DIFFER;
    }

    private Explanation.Head refused(
            final long sequence,
            final RefusalReplyDecoder reply,
            final ResultCode code,
            final Optional<SettleRequestDecoder> bill,
            final String region,
            final String bundleHash) {
        return new Explanation.Head(
                REFUSED,
                sequence,
                reply.decidedAtMs(),
                reply.businessDay(),
                reply.institutionCode(),
                reply.transactionCode(),
                reply.msgId(),
                bill.map(SettleRequestDecoder::personNo).map(mask).orElse(""),
                bill.map(SettleRequestDecoder::voucherNo).map(mask).orElse(""),
                region,
                bundleHash,
                code.label(),
                false);
    }

    private static String nameOf(final RegionPolicy region) {
        return region == null ? "" : region.name();
    }
}

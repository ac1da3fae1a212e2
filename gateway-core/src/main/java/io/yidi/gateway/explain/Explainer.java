package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.ResultTexts;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.CareFlagsDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.List;
import java.util.Optional;

/**
 * 说明生成: from a bill, the facts its decision looked at and the policy to the steps, compared with what was answered.
 */
public final class Explainer {

    private final SettleRequestDecoder bill;
    private final Facts facts;
    private final Scope scope;
    private final RegionPolicy region;
    private final CareRule careRule;
    private final Steps steps = new Steps();
    private ResultCode refusal;
    private Split split;

    private Explainer(final BillCase subject, final int businessDay) {
        this.bill = subject.bill();
        this.facts = subject.facts();
        this.scope = subject.scope();
        this.region = subject.plane().regionOf(facts.insuredPlace());
        this.careRule = subject.plane().careRules().of(facts.carePlace(), businessDay);
    }

    /**
     * Explains a bill that was answered with a split.
     *
     * @param subject the bill
     * @param answered what was answered
     * @param contributions what it added to the counters, if that is known
     * @param head which bill it is
     * @return the explanation; its differences say what does not agree
     */
    public static Explanation ofSplit(
            final BillCase subject,
            final Split answered,
            final Optional<Contributions> contributions,
            final Explanation.Head head) {
        final Explainer explainer = new Explainer(subject, head.businessDay());
        final Optional<SplitSteps> computed = explainer.compute();
        if (computed.isPresent()) {
            answered.compare(explainer.split, explainer.steps);
            contributions.ifPresent(
                    recorded -> recorded.compare(computed.get().counters().added(), explainer.steps));
        } else if (explainer.refusal != null) {
            explainer.steps.same("result", "SETTLED", explainer.refusal.label());
        }
        return explainer.explanation(head);
    }

    /**
     * Explains a bill that was refused.
     *
     * @param subject the bill
     * @param answered why
     * @param head which bill it is
     * @return the explanation; its differences say what does not agree
     */
    public static Explanation ofRefusal(
            final BillCase subject, final ResultCode answered, final Explanation.Head head) {
        final Explainer explainer = new Explainer(subject, head.businessDay());
        explainer.compute();
        explainer.steps.same(
                "result", answered.label(), explainer.refusal == null ? "SETTLED" : explainer.refusal.label());
        return explainer.explanation(head);
    }

    /**
     * Explains a refusal that looked at no bill: its reason is all there is to say.
     *
     * @param answered why
     * @param head which request it is
     * @return the explanation
     */
    public static Explanation ofReason(final ResultCode answered, final Explanation.Head head) {
        final Steps steps = new Steps();
        final Text cause = Text.of(ResultTexts.ZH_CN.cause(answered), ResultTexts.EN.cause(answered));
        final Text cure = Text.of(ResultTexts.ZH_CN.cure(answered), ResultTexts.EN.cure(answered));
        steps.heading("decision", Text.of("判定", "decision"), Text.NONE);
        steps.line("decision/1/reason", DecisionSteps.why(answered), cause, answered.label());
        steps.line("decision/2/cure", Text.of("处理办法", "what to do"), cure, "");
        return new Explanation(head, steps.steps(), steps.differences(), null);
    }

    private Optional<SplitSteps> compute() {
        compareWithBill();
        final DecisionSteps decision = new DecisionSteps(bill, facts, region, careRule, steps);
        if (!decision.explain()) {
            refusal = decision.refusal();
            return Optional.empty();
        }
        final Parts parts = scope.explain(bill, steps);
        if (!facts.parts().equals(parts)) {
            steps.same("four parts", facts.parts().sumText(), parts.sumText());
        }
        steps.same("hosp_lv", Integer.toString(facts.level()), Integer.toString(decision.level()));
        steps.same(
                "refl_from_hosp_lv",
                Integer.toString(facts.referredFromLevel()),
                Integer.toString(decision.referredFromLevel()));
        if (!steps.differences().isEmpty()) {
            return Optional.empty();
        }
        final SplitSteps benefit = new SplitSteps(facts, region, decision.category(), steps);
        try {
            split = benefit.explain();
            return Optional.of(benefit);
        } catch (final RowMissingException missing) {
            refusal = missing.code();
            steps.line(
                    "decision/plan",
                    Text.of("参保地方案", "plan of the insured place"),
                    DecisionSteps.why(refusal).plus("; " + missing.getMessage()),
                    refusal.label());
            return Optional.empty();
        }
    }

    /** The facts repeat what the bill says; a bill that was changed afterwards does not agree with them. */
    private void compareWithBill() {
        final CareFlagsDecoder flags = bill.careFlags();
        same("er_flag", flags.emergency(), facts.emergency());
        same("rel_ttp_flag", flags.thirdParty(), facts.thirdParty());
        same("trum_flag", flags.trauma(), facts.trauma());
        steps.same("mdtrtarea_admvs", bill.carePlace(), DecisionSteps.place(facts.carePlace()));
        steps.same("insuplc_admdvs", bill.insuredPlace(), DecisionSteps.place(facts.insuredPlace()));
        if (facts.careType() == CareType.INPATIENT) {
            steps.same("begndate", Terms.date(bill.admissionDate()), Terms.date(facts.firstEpochDay()));
            steps.same("enddate", Terms.date(bill.dischargeDate()), Terms.date(facts.lastEpochDay()));
        }
    }

    private void same(final String what, final boolean recorded, final boolean computed) {
        steps.same(what, Boolean.toString(recorded), Boolean.toString(computed));
    }

    private Explanation explanation(final Explanation.Head head) {
        final List<Difference> differences = steps.differences();
        return new Explanation(head, steps.steps(), differences, split);
    }
}

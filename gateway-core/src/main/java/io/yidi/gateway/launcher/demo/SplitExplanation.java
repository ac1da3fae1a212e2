package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.engine.benefit.BenefitAmounts;
import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.ReductionRule;
import java.time.LocalDate;

/**
 * 分割说明: every step of a split in the order of the rules: scope, category, and for each benefit year deductible, bands,
 * caps, layers and the person's part. Each step is computed from the rows of the plan; one that does not come to what
 * the engine's calculator says ends the demo.
 */
final class SplitExplanation {

    private static final String JIAOZUO = "jiaozuo";
    private static final int EVERY_PART = -1;

    private final Recalculation bill;
    private final PersonTable persons;
    private final SplitSteps steps = new SplitSteps();
    private long accountBalanceFen;

    private SplitExplanation(final Recalculation bill, final PersonTable persons) {
        this.bill = bill;
        this.persons = persons;
        this.accountBalanceFen = bill.benefit().useAccount ? bill.benefit().accountBalanceFen : 0;
    }

    /** Explains a bill. */
    static SplitSteps of(final Recalculation bill, final PersonTable persons) {
        final SplitExplanation explanation = new SplitExplanation(bill, persons);
        explanation.explain();
        return explanation.steps;
    }

    private void explain() {
        final ScopeExplanation scope = new ScopeExplanation(bill, steps);
        scope.explainParts();
        explainCategory();
        for (int i = 0; i < bill.result().yearCount(); i++) {
            if (bill.result().yearCount() > 1) {
                scope.explainYear(i);
            }
            explainYear(YearBill.of(bill, i));
        }
        explainSum();
    }

    private void explainCategory() {
        final BenefitRequest benefit = bill.benefit();
        final BenefitCategory category = benefit.context.category;
        final boolean filed = persons.filedCategory(bill.person()) != null;
        steps.heading(
                "待遇类别 category",
                Terms.of(category) + (filed ? "，" + filing() : "，未备案，视同备案 not filed, deemed filed"),
                steps.cite(filed ? Rule.FILED : Rule.DEEMED_FILED));
        final YearBill year = YearBill.of(bill, bill.result().yearCount() - 1);
        final String source = year.plan().sources().get("reduction/" + category);
        final String rule = benefit.region.code().equals(JIAOZUO) ? steps.cite(Rule.ofReduction(category)) + " " : "";
        steps.line(
                "待遇降低 reduction", reduction(year.reduction()), "", source == null ? rule : rule + steps.cite(source));
    }

    private String filing() {
        return "备案地 filed for " + persons.filedPlace(bill.person()) + "，自 from "
                + LocalDate.ofEpochDay(persons.filedFrom(bill.person()));
    }

    private static String reduction(final ReductionRule reduction) {
        final String value = YuanText.ofRatio(reduction.valueBp());
        final String points = YuanText.ofPoints(reduction.valueBp());
        return switch (reduction.kind()) {
            case NONE -> "不降低 none";
            case POINTS -> reduction.valueBp() == 0 ? "不降低 none" : "支付比例 ratio − " + points;
            case FACTOR -> "支付比例 ratio × " + value;
            case FIRST_SELF_PAY -> "先行自付 first self-pay " + value;
        };
    }

    private void explainYear(final YearBill year) {
        steps.heading(
                "统筹 pool",
                year.plan().id() + "，" + bill.benefit().region.levelNames().get(year.context().level),
                steps.cite(year.figures().source("plan")));
        final PoolExplanation pool = new PoolExplanation(year, steps);
        final OpenParts open = pool.explain();
        final int visible = pool.leavesAboveToLayers() ? EVERY_PART : ~Part.ABOVE_POOL.bit();
        long fundFen = year.amounts().poolFen;
        for (final LayerRule layer : year.plan().layers()) {
            if (layer.enabled() && layer.eligibility().includes(year.context())) {
                steps.heading(layer.fund().name(), layer.id(), "");
                fundFen += new LayerExplanation(year, layer, steps).explain(layer.baseMask() & visible, open);
            }
        }
        explainPerson(year, fundFen, open);
    }

    private void explainPerson(final YearBill year, final long fundFen, final OpenParts open) {
        final BenefitAmounts amounts = year.amounts();
        final long personalFen = amounts.parts.totalFen() - fundFen;
        final long allowedFen = open.sum(year.plan().accountMask()) / open.denominator();
        final long accountFen = Math.min(accountBalanceFen, allowedFen);
        accountBalanceFen -= accountFen;
        steps.heading("个人 person", "", "");
        steps.line(
                "个人负担 personal", YuanText.of(amounts.parts.totalFen()) + " − " + YuanText.of(fundFen), personalFen, "");
        if (accountFen != 0) {
            steps.line("其中个人账户 account", "余额与可付部分的较小者 lesser of balance and allowed", accountFen, "");
        }
        steps.line("其中现金 cash", "", personalFen - accountFen, "");
        DemoFailedException.unlessSame("funds", fundFen, amounts.fundTotalFen);
        DemoFailedException.unlessSame("personal", personalFen, amounts.personalFen);
        DemoFailedException.unlessSame("account", accountFen, amounts.accountFen);
        DemoFailedException.unlessSame("cash", personalFen - accountFen, amounts.cashFen);
    }

    private void explainSum() {
        final BenefitResult result = bill.result();
        final BenefitAmounts total = result.total();
        final StringBuilder working = new StringBuilder();
        long sumFen = total.accountFen + total.cashFen;
        for (int i = 0; i < result.fundCount(); i++) {
            sumFen += result.fundFen(i);
            working.append(YuanText.of(result.fundFen(i))).append(" + ");
        }
        working.append(total.accountFen == 0 ? "" : YuanText.of(total.accountFen) + " + ")
                .append(YuanText.of(total.cashFen));
        DemoFailedException.unlessSame("sum of funds, account and cash", total.parts.totalFen(), sumFen);
        steps.heading("合计 sum", "", steps.cite(Rule.SUM));
        steps.line("基金 + 账户 + 现金 = 总额", working.toString(), sumFen, "");
    }
}

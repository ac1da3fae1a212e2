package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.Fund;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * 分割说明: every step of a benefit in the order of the rules: for each benefit year reduction, deductible, bands, caps,
 * layers and the person's part, computed from the rows of the plan.
 */
final class SplitSteps {

    private static final int EVERY_PART = -1;
    private static final int IN_SCOPE =
            Part.ABOVE_POOL.bit() | Part.PROPORTION.bit() | Part.DEDUCTIBLE.bit() | Part.FIRST_SELF_PAY.bit();

    private final Facts facts;
    private final RegionPolicy region;
    private final BenefitContext context;
    private final Steps steps;
    private final Counters counters;
    private final DeductibleSteps deductible;
    private final List<Split.FundAmount> funds = new ArrayList<>();
    private final List<Split.YearAmount> years = new ArrayList<>();
    private long openingBalanceFen;
    private long balanceFen;
    private long firstSelfPayFen;
    private long deductibleFen;
    private long accountFen;
    private boolean illustrative;
    private Plan lastPlan;

    SplitSteps(final Facts facts, final RegionPolicy region, final BenefitCategory category, final Steps steps) {
        this.facts = facts;
        this.region = region;
        this.context = facts.context(category, facts.level());
        this.steps = steps;
        this.counters = new Counters(facts);
        this.deductible = new DeductibleSteps(steps);
    }

    /** Explains the benefit; what comes out is returned. */
    Split explain() {
        openingBalanceFen = facts.person().orElseThrow().accountBalanceFen();
        balanceFen = facts.useAccount() ? Math.max(0, openingBalanceFen) : 0;
        final List<YearShare> shares = YearShare.divide(planOn(facts.lastEpochDay()), facts);
        for (final YearShare share : shares) {
            explainYear(share, shares.size() > 1);
        }
        final Split split = split();
        explainSum(split);
        return split;
    }

    /** What the bill adds to each counter. */
    Counters counters() {
        return counters;
    }

    private Plan planOn(final int epochDay) {
        return region.plans().stream()
                .filter(plan -> plan.insuranceType() == facts.insuranceType() && plan.careType() == facts.careType())
                .filter(plan -> plan.diseaseKey() == 0 || plan.diseaseKey() == facts.diseaseKey())
                .filter(plan -> plan.fromEpochDay() <= epochDay && epochDay <= plan.toEpochDay())
                .max(Comparator.comparing(plan -> plan.diseaseKey() != 0))
                .orElseThrow(() -> new RowMissingException(ResultCode.PLAN_MISSING, region.code()));
    }

    private void explainYear(final YearShare share, final boolean isSplit) {
        final YearCase year = new YearCase(facts, region, context, planOn(share.planEpochDay()), share, counters);
        lastPlan = year.plan();
        if (isSplit) {
            explainShare(year);
        }
        steps.heading(
                year.path() + "/pool",
                Text.of("统筹", "pool"),
                Text.same(year.plan().id() + "  " + region.levelNames().get(context.level)),
                Basis.of(Rule.BENEFIT),
                year.figures().source("plan"));
        explainReduction(year);
        final PoolSteps pool = new PoolSteps(year, steps);
        final Unpaid unpaid = pool.explain(deductible);
        addFund(year.plan().poolFund(), pool.paidFen());
        long uses = pool.uses();
        long fundFen = pool.paidFen();
        final int visible = pool.leavesAboveToLayers() ? EVERY_PART : ~Part.ABOVE_POOL.bit();
        for (int i = 0; i < year.plan().layers().size(); i++) {
            final LayerRule layer = year.plan().layers().get(i);
            if (layer.enabled() && layer.eligibility().includes(context)) {
                steps.heading(
                        year.path() + "/layer/" + layer.id(),
                        Text.same(layer.fund().name()),
                        Text.same(layer.id() + "  " + layer.fund().code()));
                final LayerSteps layerSteps = new LayerSteps(year, i, steps);
                final long paidFen = layerSteps.explain(layer.baseMask() & visible, unpaid);
                addFund(layer.fund(), paidFen);
                fundFen += paidFen;
                uses |= layerSteps.uses();
            }
        }
        illustrative |= year.plan().isIllustrative(context, uses);
        firstSelfPayFen += pool.firstSelfPayFen();
        deductibleFen += pool.deductibleFen();
        explainPerson(year, pool.deductibleFen(), fundFen, unpaid);
        counters.endYear();
    }

    private void explainShare(final YearCase year) {
        final YearShare share = year.share();
        final String ratio = share.days() + "/" + share.allDays();
        steps.heading(
                year.path(),
                Text.of(share.benefitYear() + " 年度", "year " + share.benefitYear()),
                Text.same(ratio).plus(Text.of(" 天", " days")),
                Basis.of(Rule.YEAR_END));
        steps.line(
                year.path() + "/in-scope",
                Text.of("政策范围内", "in scope"),
                Text.same(YuanText.of(facts.parts().inScopeFen()) + " × " + ratio)
                        .plus(Text.of("，末年取余", ", the last year takes the rest")),
                share.parts().inScopeFen());
        steps.line(
                year.path() + "/total",
                Text.of("费用", "cost"),
                Text.same(share.parts().sumText()),
                share.parts().totalFen());
    }

    private void explainReduction(final YearCase year) {
        steps.line(
                year.path() + "/pool/reduction",
                Text.of("待遇降低", "reduction"),
                RatioRules.text(year.reduction()),
                "",
                Rule.ofReduction(region.code(), context.category),
                year.figures().source("reduction/" + context.category));
    }

    private void explainPerson(
            final YearCase year, final long yearDeductibleFen, final long fundFen, final Unpaid unpaid) {
        final Parts parts = year.share().parts();
        final long personalFen = parts.totalFen() - fundFen;
        final int mask = year.plan().accountMask();
        final long allowedFen =
                unpaid.sum((mask & IN_SCOPE) == 0 ? mask : mask | IN_SCOPE).floor();
        final long yearAccountFen = Math.min(balanceFen, allowedFen);
        steps.heading(year.path() + "/person", Text.of("个人", "person"), Text.NONE);
        steps.line(
                year.path() + "/person/personal",
                Text.of("个人负担", "personal part"),
                Text.same(YuanText.of(parts.totalFen()) + " − " + YuanText.of(fundFen)),
                personalFen);
        if (facts.useAccount()) {
            explainAccount(year, allowedFen, yearAccountFen);
        }
        steps.line(
                year.path() + "/person/cash",
                Text.of("其中现金", "of it cash"),
                Text.same(YuanText.of(personalFen) + " − " + YuanText.of(yearAccountFen)),
                personalFen - yearAccountFen);
        balanceFen -= yearAccountFen;
        accountFen += yearAccountFen;
        counters.add(year.plan().counters().accountPaid(), year.share().benefitYear(), yearAccountFen);
        years.add(new Split.YearAmount(
                year.share().benefitYear(),
                parts.totalFen(),
                parts.inScopeFen(),
                yearDeductibleFen,
                fundFen,
                personalFen));
    }

    private void explainAccount(final YearCase year, final long allowedFen, final long yearAccountFen) {
        steps.line(
                year.path() + "/person/account",
                Text.of("其中个人账户", "of it from the account"),
                Text.of("余额 ", "the lesser of the balance ")
                        .plus(YuanText.of(balanceFen))
                        .plus(Text.of(" 与可付部分 ", " and what it may pay "))
                        .plus(YuanText.of(allowedFen))
                        .plus(Text.of(" 的较小者", "")),
                yearAccountFen);
    }

    private void addFund(final Fund fund, final long paidFen) {
        for (int i = 0; i < funds.size(); i++) {
            if (funds.get(i).code().equals(fund.code())) {
                funds.set(i, funds.get(i).plus(paidFen));
                return;
            }
        }
        funds.add(new Split.FundAmount(fund.code(), paidFen, fund.name()));
    }

    private Split split() {
        final long fundTotalFen =
                funds.stream().mapToLong(Split.FundAmount::amountFen).sum();
        final long personalFen = facts.parts().totalFen() - fundTotalFen;
        return new Split(
                context.category.name(),
                illustrative,
                facts.parts().totalFen(),
                facts.parts(),
                firstSelfPayFen,
                deductibleFen,
                fundTotalFen,
                personalFen,
                accountFen,
                personalFen - accountFen,
                openingBalanceFen - accountFen,
                List.copyOf(funds),
                List.copyOf(years),
                lastPlan.id());
    }

    private void explainSum(final Split split) {
        final StringBuilder working = new StringBuilder();
        split.funds()
                .forEach(fund -> working.append(YuanText.of(fund.amountFen())).append(" + "));
        working.append(split.accountFen() == 0 ? "" : YuanText.of(split.accountFen()) + " + ")
                .append(YuanText.of(split.cashFen()));
        final long sumFen = split.fundTotalFen() + split.accountFen() + split.cashFen();
        steps.same("sum of funds, account and cash", split.totalFen(), sumFen);
        steps.heading("sum", Text.of("合计", "sum"), Text.NONE, Basis.of(Rule.SUM), Basis.of(Rule.SPLIT));
        steps.line(
                "sum/total",
                Text.of("基金 + 账户 + 现金 = 总额", "funds + account + cash = total"),
                Text.same(working.toString()),
                sumFen);
    }
}

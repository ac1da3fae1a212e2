package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CapRule.Beyond;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import io.yidi.gateway.policy.plane.FigureTrust;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.StatusRule;
import java.util.List;

/** 统筹说明: reduction, deductible, bands and caps of one benefit year, step by step. */
final class PoolSteps {

    private final YearCase year;
    private final Steps steps;
    private final PlanFigures figures;
    private final Plan plan;
    private final String path;
    private long expenseFen;
    private long startFen;
    private long deductibleFen;
    private long firstSelfPayFen;
    private long paidFen;
    private PoolEnd end;

    PoolSteps(final YearCase year, final Steps steps) {
        this.year = year;
        this.steps = steps;
        this.figures = year.figures();
        this.plan = year.plan();
        this.path = year.path() + "/pool";
    }

    /** Explains the pool; what it leaves unpaid is returned. */
    Unpaid explain(final DeductibleSteps deductible) {
        explainFirstSelfPay();
        deductibleFen = deductible.explain(year, expenseFen);
        startFen =
                plan.bandScope() == BandScope.YEAR ? year.ofYear(plan.counters().expense()) : 0;
        explainLine();
        explainStatus();
        final BandTable bands = figures.value(plan.bands());
        final Fraction fromFen = Fraction.of(startFen + deductibleFen);
        end = PoolEnd.find(year, bands, startFen, deductibleFen, expenseFen);
        final List<Stretch> stretches =
                Stretch.cut(bands, ratio -> RatioRules.ofPool(year, ratio), fromFen, end.pointFen());
        stretches.forEach(this::explainStretch);
        explainPayment(stretches);
        record();
        return left(fromFen);
    }

    long expenseFen() {
        return expenseFen;
    }

    long deductibleFen() {
        return deductibleFen;
    }

    long firstSelfPayFen() {
        return firstSelfPayFen;
    }

    long paidFen() {
        return paidFen;
    }

    /** Whether the layers see the expense above the pool. */
    boolean leavesAboveToLayers() {
        return end.cap() == null || end.cap().beyond() == Beyond.LAYERS;
    }

    /** Tables whose figures decided, as {@link FigureTrust} numbers them. */
    long uses() {
        final boolean isCut = Fraction.of(startFen + expenseFen).compareTo(end.pointFen()) > 0;
        return isCut ? FigureTrust.POOL | FigureTrust.cap(end.capIndex()) : FigureTrust.POOL;
    }

    private void explainFirstSelfPay() {
        final long inScopeFen = year.share().parts().inScopeFen();
        if (year.reduction().kind() == ReductionRule.Kind.FIRST_SELF_PAY) {
            final int valueBp = year.reduction().valueBp();
            firstSelfPayFen =
                    Fraction.of(inScopeFen).times(Fraction.ofBp(valueBp)).halfUp();
            steps.line(
                    path + "/first-self-pay",
                    Text.of("降低待遇先行自付", "first self-pay of the reduction"),
                    Text.same(YuanText.of(inScopeFen) + " × " + YuanText.ofRatio(valueBp)),
                    firstSelfPayFen,
                    figures.source("reduction/" + year.context().category));
        }
        expenseFen = inScopeFen - firstSelfPayFen;
    }

    private void explainLine() {
        if (startFen != 0) {
            steps.line(
                    path + "/line",
                    Text.of("年内已计费用", "expense counted before"),
                    Text.of("分段从此起算", "the bands go on from here"),
                    startFen);
        }
    }

    private void explainStatus() {
        final StatusRule status = year.statusRule();
        if (status != null) {
            steps.line(
                    path + "/status-rule",
                    Text.of("人员倾斜", "status rule"),
                    RatioRules.text(status),
                    "",
                    figures.source("statusRule", status.selector()));
        }
    }

    private void explainStretch(final Stretch stretch) {
        final int number = stretch.band() + 1;
        steps.line(
                path + "/band/" + number,
                Text.of("第 " + number + " 段", "band " + number),
                Text.same(stretch.working()),
                stretch.paidFen(),
                figures.bandSource("bands", plan.bands(), stretch.band()));
    }

    private void explainPayment(final List<Stretch> stretches) {
        final boolean byRoom = end.cap() != null && end.cap().measure() == Measure.OF_PAYMENT;
        paidFen = byRoom ? end.roomFen() : Stretch.paidFen(stretches, plan.rounding());
        if (end.cap() != null) {
            explainCap();
        }
        steps.line(
                path + "/paid",
                Text.of("统筹支付 ", "pool pays: ").plus(plan.poolFund().name()),
                byRoom
                        ? Text.of("限额余额", "what the cap has left")
                        : Text.of("各段之和，四舍五入到分", "sum of the bands, rounded to the fen"),
                paidFen);
    }

    private void explainCap() {
        final CapRule cap = end.cap();
        final long heldFen = year.held(cap);
        steps.line(
                path + "/cap",
                cap.measure() == Measure.OF_PAYMENT
                        ? Text.of("最高支付限额", "cap of payment")
                        : Text.of("费用限额", "cap of expense"),
                Text.same(YuanText.of(figures.value(cap.amount())))
                        .plus(Text.of("，已用 ", ", used "))
                        .plus(YuanText.of(heldFen))
                        .plus(Text.of("，余 ", ", left "))
                        .plus(YuanText.of(end.roomFen()))
                        .plus(Text.of("；止于 ", "; reached at "))
                        .plus(YuanText.of(end.pointFen())),
                "",
                figures.source("cap/" + (end.capIndex() + 1), cap.amount()));
    }

    private void record() {
        final Counters counters = year.counters();
        final int benefitYear = year.share().benefitYear();
        counters.add(plan.counters().stays(), benefitYear, 1);
        counters.add(plan.counters().deductible(), benefitYear, deductibleFen);
        counters.add(plan.counters().expense(), benefitYear, expenseFen);
        counters.add(plan.counters().poolPaid(), benefitYear, paidFen);
        for (final CapRule cap : plan.caps()) {
            if (cap.period() != Period.VISIT) {
                counters.addOnce(
                        cap.counterId(),
                        year.period(cap.period()),
                        cap.measure() == Measure.OF_PAYMENT ? paidFen : expenseFen);
            }
        }
    }

    private Unpaid left(final Fraction fromFen) {
        final Parts parts = year.share().parts();
        final Unpaid left = new Unpaid();
        left.set(Part.DEDUCTIBLE, deductibleFen);
        left.set(Part.PROPORTION, end.pointFen().minus(fromFen).minus(Fraction.of(paidFen)));
        left.set(Part.ABOVE_POOL, Fraction.of(startFen + expenseFen).minus(end.pointFen()));
        left.set(Part.FIRST_SELF_PAY, firstSelfPayFen);
        left.set(Part.PRE_SELF_PAY, parts.preSelfPayFen());
        left.set(Part.OVER_LIMIT, parts.overLimitFen());
        left.set(Part.OWN_PAY, parts.ownPayFen());
        return left;
    }
}

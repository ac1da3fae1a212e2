package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CapRule.Beyond;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.StatusRule;
import java.util.List;

/**
 * 统筹说明: deductible, bands and caps of one benefit year, computed step by step from the rows of the plan and compared
 * with what the engine's calculator made of them.
 */
final class PoolExplanation {

    private final YearBill year;
    private final SplitSteps steps;
    private final PlanFigures figures;
    private PoolPoint end;

    PoolExplanation(final YearBill year, final SplitSteps steps) {
        this.year = year;
        this.steps = steps;
        this.figures = year.figures();
    }

    /** Explains the pool; what it leaves unpaid is returned. */
    OpenParts explain() {
        explainReduction();
        explainDeductible();
        final BandTable bands = figures.value(year.plan().bands());
        final long fromFen = year.startFen() + year.amounts().deductibleFen;
        end = findEnd(bands, fromFen);
        final List<BandStretch> stretches =
                BandStretch.cut(bands, this::adjusted, fromFen * end.denominator(), end.exact(), end.denominator());
        explainRatios();
        stretches.forEach(this::explainStretch);
        final long paidFen = paidFen(stretches);
        explainPayment(paidFen);
        DemoFailedException.unlessSame("pool", paidFen, year.amounts().poolFen);
        return left(fromFen, paidFen);
    }

    /** Whether the layers see the expense above the pool. */
    boolean leavesAboveToLayers() {
        return end.cap() == null || end.cap().beyond() == Beyond.LAYERS;
    }

    private void explainReduction() {
        final ReductionRule reduction = year.reduction();
        if (reduction.kind() == ReductionRule.Kind.FIRST_SELF_PAY) {
            steps.line(
                    "降低待遇先行自付 first self-pay",
                    YuanText.of(year.amounts().parts.inScopeFen) + " × " + YuanText.ofRatio(reduction.valueBp()),
                    reduction.firstSelfPayFen(year.amounts().parts.inScopeFen),
                    steps.cite(figures.source("reduction/" + year.context().category)));
            DemoFailedException.unlessSame(
                    "first self-pay",
                    reduction.firstSelfPayFen(year.amounts().parts.inScopeFen),
                    year.amounts().firstSelfPayFen);
        }
    }

    private void explainDeductible() {
        if (year.plan().deductible().basis() == Basis.NONE) {
            steps.line("起付标准 deductible", "不设 none", 0, "");
            return;
        }
        steps.line(
                "起付标准 deductible",
                deductibleWorking(),
                year.amounts().deductibleFen,
                steps.cite(figures.source("deductible", year.plan().deductible().amounts())));
    }

    private String deductibleWorking() {
        final long[] amounts = figures.value(year.plan().deductible().amounts());
        final long takenFen = year.ofYear(year.plan().counters().deductible());
        return switch (year.plan().deductible().basis()) {
            case PER_STAY -> {
                final int stay = (int) year.ofYear(year.plan().counters().stays()) + 1;
                yield year.index() > 0
                        ? "首年结转 carried from the first year"
                        : "第 " + stay + " 次住院 stay " + stay + ": "
                                + YuanText.of(amounts[Math.min(stay, amounts.length) - 1]);
            }
            case PER_YEAR -> "年度 a year: " + YuanText.of(amounts[0]) + "，已计 taken: " + YuanText.of(takenFen);
            case PER_VISIT -> "每次 a visit: " + YuanText.of(amounts[0]);
            case NONE -> "";
        };
    }

    private PoolPoint findEnd(final BandTable bands, final long fromFen) {
        PoolPoint smallest = PoolPoint.ofBill(year.startFen() + year.expenseFen());
        final List<BandStretch> whole = BandStretch.cut(bands, this::adjusted, fromFen, smallest.exact(), 1);
        for (final CapRule cap : year.plan().caps()) {
            final long roomFen = year.roomFen(cap, figures.value(cap.amount()));
            final PoolPoint point = cap.measure() == Measure.OF_PAYMENT
                    ? PoolPoint.ofPayment(cap, roomFen, fromFen, whole)
                    : new PoolPoint(
                            Math.max(fromFen, year.startFen() + Math.min(year.expenseFen(), roomFen)), 1, cap, roomFen);
            if (point != null && (point.isBefore(smallest) || smallest.cap() == null && !smallest.isBefore(point))) {
                smallest = point;
            }
        }
        return smallest;
    }

    private int adjusted(final int tableBp) {
        final StatusRule status = year.statusRule();
        return year.reduction().apply(status == null ? tableBp : status.apply(tableBp));
    }

    private void explainRatios() {
        final StatusRule status = year.statusRule();
        if (status != null) {
            final String working = status.kind() == StatusRule.Kind.SELF_SHARE_FACTOR
                    ? "个人比例 own share × " + YuanText.ofRatio(status.valueBp())
                    : "支付比例 ratio + " + YuanText.ofPoints(status.valueBp());
            steps.line("人员倾斜 status rule", working, "", steps.cite(figures.source("statusRule", status.selector())));
        }
    }

    private void explainStretch(final BandStretch stretch) {
        final String table = stretch.tableBp() == stretch.ratioBp()
                ? ""
                : " (" + YuanText.ofRatio(stretch.tableBp()) + " → " + YuanText.ofRatio(stretch.ratioBp()) + ")";
        steps.line(
                "第 " + (stretch.band() + 1) + " 段 band " + (stretch.band() + 1),
                stretch.working() + table,
                stretch.productYuan(),
                steps.cite(figures.bandSource("bands", year.plan().bands(), stretch.band())));
    }

    private long paidFen(final List<BandStretch> stretches) {
        return end.cap() != null && end.cap().measure() == Measure.OF_PAYMENT
                ? end.roomFen()
                : BandStretch.paidFen(stretches, year.plan().rounding());
    }

    private void explainPayment(final long paidFen) {
        steps.line(
                "统筹支付 " + year.plan().poolFund().name(),
                end.cap() == null ? "各段之和 sum of the bands" : "限额余 cap's room " + YuanText.of(end.roomFen()),
                paidFen,
                end.cap() == null ? "" : steps.cite(figures.capSource(end.cap())));
    }

    private OpenParts left(final long fromFen, final long paidFen) {
        final long denominator = end.denominator();
        final long billEndFen = year.startFen() + year.expenseFen();
        final OpenParts left = new OpenParts(denominator);
        left.setFen(Part.DEDUCTIBLE, year.amounts().deductibleFen);
        left.set(Part.PROPORTION, end.exact() - (fromFen + paidFen) * denominator);
        left.set(Part.ABOVE_POOL, billEndFen * denominator - end.exact());
        left.setFen(Part.FIRST_SELF_PAY, year.amounts().firstSelfPayFen);
        left.setFen(Part.PRE_SELF_PAY, year.amounts().parts.preSelfPayFen);
        left.setFen(Part.OVER_LIMIT, year.amounts().parts.overLimitFen);
        left.setFen(Part.OWN_PAY, year.amounts().parts.ownPayFen);
        return left;
    }
}

package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.FigureTrust;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.LayerRule.Cumulation;
import io.yidi.gateway.policy.plane.LayerRule.Origin;
import java.util.List;
import java.util.function.UnaryOperator;

/** 各层基金说明: one layer of one benefit year, step by step. */
final class LayerSteps {

    private final YearCase year;
    private final LayerRule layer;
    private final int index;
    private final Steps steps;
    private final PlanFigures figures;
    private final boolean yearly;
    private final String source;
    private final String path;
    private long uses;

    LayerSteps(final YearCase year, final int index, final Steps steps) {
        this.year = year;
        this.layer = year.plan().layers().get(index);
        this.index = index;
        this.steps = steps;
        this.figures = year.figures();
        this.yearly = layer.cumulation() == Cumulation.YEAR;
        this.source = "layer/" + layer.id();
        this.path = year.path() + "/" + source;
    }

    /**
     * Explains the layer and charges its payment.
     *
     * @param mask parts it may see
     * @param unpaid what no fund has paid
     * @return what it pays
     */
    long explain(final int mask, final Unpaid unpaid) {
        final Fraction base = unpaid.sum(mask);
        final long deductibleFen = figures.value(layer.deductible());
        final long beforeFen = yearly ? year.ofYear(layer.baseCounterId()) : 0;
        explainBase(mask, base, beforeFen);
        explainDeductible(deductibleFen);
        final List<Stretch> stretches = cut(deductibleFen, Fraction.of(beforeFen), base);
        stretches.forEach(this::explainStretch);
        final long byBandsFen =
                limitAfterRefund(Stretch.paidFen(stretches, year.plan().rounding()), deductibleFen, beforeFen, base);
        final long paidFen = pay(byBandsFen, base);
        unpaid.pay(mask, paidFen);
        final int benefitYear = year.share().benefitYear();
        year.counters().add(layer.baseCounterId(), benefitYear, base.halfUp());
        year.counters().add(layer.paidCounterId(), benefitYear, paidFen);
        uses |= base.isPositive() ? FigureTrust.layer(index) : 0;
        return paidFen;
    }

    /** Tables whose figures decided, as {@link FigureTrust} numbers them. */
    long uses() {
        return uses;
    }

    private void explainBase(final int mask, final Fraction base, final long beforeFen) {
        final Text before = beforeFen == 0
                ? Text.NONE
                : Text.of("，年内已计 ", ", counted before ").plus(YuanText.of(beforeFen));
        steps.line(path + "/base", Text.of("基数", "base"), Unpaid.names(mask).plus(before), base);
    }

    private void explainDeductible(final long deductibleFen) {
        if (deductibleFen != 0) {
            steps.line(
                    path + "/deductible",
                    Text.of("起付", "deductible"),
                    (yearly ? Text.of("年度 ", "a year: ") : Text.of("每次 ", "a bill: ")).plus(YuanText.of(deductibleFen)),
                    "",
                    figures.source(source + "/deductible", layer.deductible()));
        }
    }

    /** The stretch from what was counted before, or the deductible, to the end of this bill's base. */
    private List<Stretch> cut(final long deductibleFen, final Fraction beforeFen, final Fraction base) {
        final BandTable bands = figures.value(layer.bands());
        final Fraction deductible = Fraction.of(deductibleFen);
        final Fraction shift = layer.origin() == Origin.DEDUCTIBLE ? deductible : Fraction.ZERO;
        final UnaryOperator<Fraction> adjust = layer.reductionApplies()
                ? ratio -> RatioRules.reduced(year.reduction(), ratio)
                : UnaryOperator.identity();
        return Stretch.cut(
                bands,
                adjust,
                beforeFen.max(deductible).minus(shift),
                beforeFen.plus(base).minus(shift));
    }

    private void explainStretch(final Stretch stretch) {
        final int number = stretch.band() + 1;
        steps.line(
                path + "/band/" + number,
                Text.of("第 " + number + " 段", "band " + number),
                Text.same(stretch.working()),
                stretch.paidFen(),
                figures.bandSource(source + "/bands", layer.bands(), stretch.band()));
    }

    /** After a refund in the year, what the year's base gives less what was paid is the most there is. */
    private long limitAfterRefund(
            final long increaseFen, final long deductibleFen, final long beforeFen, final Fraction base) {
        if (!yearly || year.ofYear(layer.refundCounterId()) == 0) {
            return increaseFen;
        }
        final long ofYearFen = Stretch.paidFen(
                cut(deductibleFen, Fraction.ZERO, base.plus(Fraction.of(beforeFen))),
                year.plan().rounding());
        final long mostFen = Math.max(0, ofYearFen - year.ofYear(layer.paidCounterId()));
        steps.line(
                path + "/after-refund",
                Text.of("本年有退费", "after a refund in the year"),
                Text.of("全年应付 ", "due for the year ")
                        .plus(YuanText.of(ofYearFen))
                        .plus(Text.of("，减已付 ", ", less paid "))
                        .plus(YuanText.of(year.ofYear(layer.paidCounterId()))),
                mostFen);
        return Math.min(increaseFen, mostFen);
    }

    private long pay(final long byBandsFen, final Fraction base) {
        final long roomFen = roomFen();
        final long paidFen = Math.min(Math.min(byBandsFen, roomFen), base.floor());
        final boolean isCapped = byBandsFen > roomFen;
        uses |= isCapped ? FigureTrust.layerCap(index) : 0;
        steps.line(
                path + "/paid",
                Text.of("支付 ", "pays: ").plus(layer.fund().name()),
                isCapped
                        ? Text.of("限额余额 ", "what its cap has left ").plus(YuanText.of(roomFen))
                        : Text.of("各段之和，四舍五入到分", "sum of the bands, rounded to the fen"),
                paidFen,
                isCapped ? figures.source(source + "/cap", layer.capFen()) : null);
        return paidFen;
    }

    private long roomFen() {
        if (layer.capFen() == null) {
            return Long.MAX_VALUE;
        }
        final long usedFen = yearly ? year.ofYear(layer.paidCounterId()) : 0;
        return Math.max(0, figures.value(layer.capFen()) - usedFen);
    }
}

package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.LayerRule.Cumulation;
import io.yidi.gateway.policy.plane.LayerRule.Origin;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.ReductionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** 各层基金说明: one layer of one benefit year, step by step, compared with what the engine's calculator recorded for it. */
final class LayerExplanation {

    private final YearBill year;
    private final LayerRule layer;
    private final SplitSteps steps;
    private final PlanFigures figures;
    private final boolean yearly;
    private final String path;

    LayerExplanation(final YearBill year, final LayerRule layer, final SplitSteps steps) {
        this.year = year;
        this.layer = layer;
        this.steps = steps;
        this.figures = year.figures();
        this.yearly = layer.cumulation() == Cumulation.YEAR;
        this.path = "layer/" + layer.id();
    }

    /**
     * Explains the layer and charges its payment.
     *
     * @param mask parts it may see
     * @param open what is unpaid
     * @return what it pays
     */
    long explain(final int mask, final OpenParts open) {
        final long baseExact = open.sum(mask);
        final long deductibleFen = figures.value(layer.deductible());
        final long beforeFen = yearly ? year.ofYear(layer.baseCounterId()) : 0;
        explainBase(mask, baseExact, beforeFen, open.denominator());
        explainDeductible(deductibleFen);
        final List<BandStretch> stretches = cut(deductibleFen, beforeFen, baseExact, open.denominator());
        stretches.forEach(this::explainStretch);
        final long byBandsFen = BandStretch.paidFen(stretches, year.plan().rounding());
        final long paidFen = Math.min(Math.min(byBandsFen, roomFen()), baseExact / open.denominator());
        explainPayment(paidFen, byBandsFen);
        DemoFailedException.unlessSame(layer.id(), paidFen, year.contribution(layer.paidCounterId()));
        open.pay(mask, paidFen);
        return paidFen;
    }

    private List<BandStretch> cut(
            final long deductibleFen, final long beforeFen, final long baseExact, final long denominator) {
        final BandTable bands = figures.value(layer.bands());
        final long edgesFromFen = layer.origin() == Origin.DEDUCTIBLE ? deductibleFen : 0;
        final long fromFen = Math.max(beforeFen, deductibleFen) - edgesFromFen;
        final ReductionRule reduction = year.reduction();
        final IntUnaryOperator adjust = layer.reductionApplies() ? reduction::apply : IntUnaryOperator.identity();
        return BandStretch.cut(
                bands,
                adjust,
                fromFen * denominator,
                (beforeFen - edgesFromFen) * denominator + baseExact,
                denominator);
    }

    private void explainBase(final int mask, final long baseExact, final long beforeFen, final long denominator) {
        final List<String> parts = new ArrayList<>();
        for (final Part part : Part.values()) {
            if ((mask & part.bit()) != 0) {
                parts.add(Terms.of(part));
            }
        }
        steps.line(
                "基数 base",
                String.join(" + ", parts) + (beforeFen == 0 ? "" : "，年内已计 before: " + YuanText.of(beforeFen)),
                YuanText.ofFraction(baseExact, denominator),
                "");
    }

    private void explainDeductible(final long deductibleFen) {
        if (deductibleFen != 0) {
            steps.line(
                    "起付 deductible",
                    yearly ? "年度 a year: " + YuanText.of(deductibleFen) : "每次 a bill: " + YuanText.of(deductibleFen),
                    "",
                    steps.cite(figures.source(path + "/deductible", layer.deductible())));
        }
    }

    private void explainStretch(final BandStretch stretch) {
        steps.line(
                "第 " + (stretch.band() + 1) + " 段 band " + (stretch.band() + 1),
                stretch.working(),
                stretch.productYuan(),
                steps.cite(figures.bandSource(path + "/bands", layer.bands(), stretch.band())));
    }

    private void explainPayment(final long paidFen, final long byBandsFen) {
        final boolean capped = paidFen < byBandsFen;
        steps.line(
                "支付 " + layer.fund().name(),
                capped ? "限额余 cap's room " + YuanText.of(roomFen()) : "各段之和 sum of the bands",
                paidFen,
                capped && layer.capFen() != null ? steps.cite(figures.source(path + "/cap", layer.capFen())) : "");
    }

    private long roomFen() {
        if (layer.capFen() == null) {
            return Long.MAX_VALUE;
        }
        final Long capFen = figures.value(layer.capFen());
        return Math.max(0, capFen - (yearly ? year.ofYear(layer.paidCounterId()) : 0));
    }
}

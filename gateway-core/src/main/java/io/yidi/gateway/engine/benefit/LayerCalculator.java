package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.LayerRule.Cumulation;
import io.yidi.gateway.policy.plane.LayerRule.Origin;
import io.yidi.gateway.policy.plane.Plan.Rounding;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.protocol.money.Ratio;

/**
 * 统筹之后的一层基金: what a layer pays of its base, the parts of its mask that nobody has paid yet (INV-5).
 *
 * <p>With f the layer's deductible and bands, b the base of this bill and B the base of the year before it, the layer
 * pays f(B + b) − f(B), rounded once; after a refund in the year at most f(B + b) − paid, so that refunding and
 * settling again cannot earn twice. Without cumulation B is 0. Then its cap and its unpaid base, rounded down, limit
 * it.
 */
final class LayerCalculator {

    private final BandCalculator line = new BandCalculator();
    private boolean hasBase;
    private boolean isCutByCap;

    /**
     * Pays, charges the parts, and records the layer's base and payment.
     *
     * @param mask the layer's parts that it may see in this bill
     * @param reduction of the category; {@link ReductionRule#NONE} if it does not act on this layer
     * @return the payment in fen, or {@link DeductibleCalculator#ROW_MISSING}
     */
    long payFen(
            final LayerRule layer,
            final int mask,
            final BenefitContext context,
            final ReductionRule reduction,
            final Rounding rounding,
            final Accumulators counters,
            final UnpaidParts unpaid) {
        final Long deductibleFen = layer.deductible().find(context);
        final BandTable bands = layer.bands().find(context);
        final long roomFen = roomFen(layer, context, counters);
        if (deductibleFen == null || bands == null || roomFen == DeductibleCalculator.ROW_MISSING) {
            return DeductibleCalculator.ROW_MISSING;
        }
        line.use(bands, null, reduction);
        final long baseExact = unpaid.exact(mask);
        final long byBandsFen = byBandsFen(layer, deductibleFen, baseExact, rounding, counters, unpaid);
        final long paidFen = Math.min(Math.min(byBandsFen, roomFen), unpaid.wholeFen(baseExact));
        hasBase = baseExact > 0;
        isCutByCap = byBandsFen > roomFen;
        unpaid.pay(mask, paidFen);
        record(layer, Ratio.divideHalfUp(baseExact, unpaid.denominator()), paidFen, counters);
        return paidFen;
    }

    /** Whether the layer looked at anything when it paid last. */
    boolean hasBase() {
        return hasBase;
    }

    /** Whether its cap cut what it paid last. */
    boolean isCutByCap() {
        return isCutByCap;
    }

    private static void record(
            final LayerRule layer, final long baseFen, final long paidFen, final Accumulators counters) {
        counters.addToYear(layer.baseCounterId(), baseFen);
        counters.addToYear(layer.paidCounterId(), paidFen);
        if (baseFen != 0) {
            counters.markForRefund(layer.refundCounterId());
        }
    }

    private long byBandsFen(
            final LayerRule layer,
            final long deductibleFen,
            final long baseExact,
            final Rounding rounding,
            final Accumulators counters,
            final UnpaidParts unpaid) {
        final boolean yearly = layer.cumulation() == Cumulation.YEAR;
        final long beforeFen = yearly ? counters.ofYear(layer.baseCounterId()) : 0;
        final long edgesFromFen = layer.origin() == Origin.DEDUCTIBLE ? deductibleFen : 0;
        final long fromFen = Math.max(beforeFen, deductibleFen) - edgesFromFen;
        final long wholeFen = unpaid.wholeFen(baseExact);
        final long toFen = beforeFen + wholeFen - edgesFromFen;
        final long denominator = unpaid.denominator();
        final long numerator = baseExact - wholeFen * denominator;
        final long increaseFen = baseExact == 0 ? 0 : line.paidFen(fromFen, toFen, numerator, denominator, rounding);
        if (!yearly || counters.ofYear(layer.refundCounterId()) == 0) {
            return increaseFen;
        }
        final long ofYearFen = line.paidFen(deductibleFen - edgesFromFen, toFen, numerator, denominator, rounding);
        return Math.min(increaseFen, Math.max(0, ofYearFen - counters.ofYear(layer.paidCounterId())));
    }

    private static long roomFen(final LayerRule layer, final BenefitContext context, final Accumulators counters) {
        if (layer.capFen() == null) {
            return Long.MAX_VALUE;
        }
        final Long capFen = layer.capFen().find(context);
        if (capFen == null) {
            return DeductibleCalculator.ROW_MISSING;
        }
        final boolean yearly = layer.cumulation() == Cumulation.YEAR;
        return yearly ? Math.max(0, capFen - counters.ofYear(layer.paidCounterId())) : capFen;
    }
}

package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.Plan.Rounding;
import io.yidi.protocol.money.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * 分段: the part of a bill that lies in one band. Points are exact, in units of 1/denominator fen.
 *
 * @param band its number, from 0
 * @param fromExact where it begins on the expense line
 * @param toExact where it ends
 * @param denominator of the points
 * @param tableBp ratio in the plan's table
 * @param ratioBp ratio after status rule and reduction
 */
record BandStretch(int band, long fromExact, long toExact, long denominator, int tableBp, int ratioBp) {

    /**
     * Cuts a stretch of the expense line into bands.
     *
     * @param bands the table
     * @param adjust status rule and reduction
     * @param fromExact in units of 1/denominator fen
     * @param toExact in units of 1/denominator fen
     * @param denominator of both
     */
    static List<BandStretch> cut(
            final BandTable bands,
            final IntUnaryOperator adjust,
            final long fromExact,
            final long toExact,
            final long denominator) {
        final List<BandStretch> stretches = new ArrayList<>();
        long lower = fromExact;
        for (int i = 0; i < bands.count() && lower < toExact; i++) {
            final long edge = bands.upToFen(i) == BandTable.OPEN ? toExact : bands.upToFen(i) * denominator;
            final long upper = Math.min(toExact, edge);
            if (upper > lower) {
                final int tableBp = bands.ratioBp(i);
                stretches.add(new BandStretch(i, lower, upper, denominator, tableBp, adjust.applyAsInt(tableBp)));
                lower = upper;
            }
        }
        return stretches;
    }

    /** Payment for some stretches, rounded once or once a band. */
    static long paidFen(final List<BandStretch> stretches, final Rounding rounding) {
        long paidFen = 0;
        long product = 0;
        long divisor = 1;
        for (final BandStretch stretch : stretches) {
            divisor = stretch.divisor();
            product += stretch.product();
            if (rounding == Rounding.BRACKET) {
                paidFen += Ratio.divideHalfUp(product, divisor);
                product = 0;
            }
        }
        return paidFen + Ratio.divideHalfUp(product, divisor);
    }

    /** Overlap × ratio; divided by {@link #divisor()} it is fen. */
    long product() {
        return Math.multiplyExact(toExact - fromExact, ratioBp);
    }

    long divisor() {
        return Math.multiplyExact(denominator, Ratio.ONE_BP);
    }

    /** Such as {@code 650.00–30000.00: 29350.00 × 91%}. */
    String working() {
        return YuanText.ofFraction(fromExact, denominator) + "–" + YuanText.ofFraction(toExact, denominator) + ": "
                + YuanText.ofFraction(toExact - fromExact, denominator) + " × " + YuanText.ofRatio(ratioBp);
    }

    /** Overlap × ratio in yuan, not rounded. */
    String productYuan() {
        return YuanText.ofFraction(product(), divisor());
    }
}

package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.Plan.Rounding;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.money.Ratio;

/**
 * 分段计算: what a table of bands pays for a stretch of an expense line.
 *
 * <p>Sums are kept in fen × bp and rounded half-up once, or once a band with {@code BRACKET}. A stretch may end at a
 * fraction of a fen: whole fen and numerator ÷ denominator, the denominator at most 10 000.
 */
final class BandCalculator {

    private BandTable bands;
    private StatusRule tilt;
    private ReductionRule reduction;
    private long reachedFen;
    private int reachedNumerator;
    private int reachedDenominator;

    /**
     * Chooses the table; the tilt ({@code null}: none) comes before the reduction, each limited to 0 … 100 % (INV-7).
     */
    void use(final BandTable table, final StatusRule statusRule, final ReductionRule reductionRule) {
        bands = table;
        tilt = statusRule;
        reduction = reductionRule;
    }

    /** What the bands pay for [from, to + numerator ÷ denominator], rounded. */
    long paidFen(
            final long fromFen,
            final long toFen,
            final long numerator,
            final long denominator,
            final Rounding rounding) {
        long paidFen = 0;
        long sumBp = 0;
        long tailBp = 0;
        for (int i = 0; i < bands.count() && toFen >= fromFen; i++) {
            final long lowerFen = i == 0 ? 0 : bands.upToFen(i - 1);
            final long overlapFen = Math.max(0, Math.min(toFen, bands.upToFen(i)) - Math.max(fromFen, lowerFen));
            final boolean holdsTail = toFen >= lowerFen && toFen < bands.upToFen(i);
            sumBp = Math.addExact(sumBp, Math.multiplyExact(overlapFen, ratioBp(i)));
            tailBp += holdsTail ? numerator * ratioBp(i) : 0;
            if (rounding == Rounding.BRACKET) {
                paidFen += roundedFen(sumBp, tailBp, denominator);
                sumBp = 0;
                tailBp = 0;
            }
        }
        return paidFen + roundedFen(sumBp, tailBp, denominator);
    }

    /**
     * Looks for the point of [from, to] where the exact sum of the bands reaches a limit, which no stretch shorter than
     * the limit does; it is then {@link #reachedFen()} + {@link #reachedNumerator()} ÷ {@link #reachedDenominator()}.
     */
    boolean reaches(final long limitFen, final long fromFen, final long toFen) {
        if (limitFen == 0) {
            return reachedAt(fromFen, 0, 1);
        }
        long openBp = Math.multiplyExact(limitFen, Ratio.ONE_BP);
        if (limitFen > toFen - fromFen) {
            return false;
        }
        long point = fromFen;
        for (int i = 0; i < bands.count() && point < toFen; i++) {
            final long overlapFen = Math.max(0, Math.min(toFen, bands.upToFen(i)) - point);
            final int ratioBp = ratioBp(i);
            if (Math.multiplyExact(overlapFen, ratioBp) >= openBp) {
                return reachedAt(point + openBp / ratioBp, (int) (openBp % ratioBp), ratioBp);
            }
            openBp -= overlapFen * ratioBp;
            point += overlapFen;
        }
        return false;
    }

    long reachedFen() {
        return reachedFen;
    }

    int reachedNumerator() {
        return reachedNumerator;
    }

    int reachedDenominator() {
        return reachedDenominator;
    }

    private boolean reachedAt(final long fen, final int numerator, final int denominator) {
        reachedFen = fen;
        reachedNumerator = numerator;
        reachedDenominator = denominator;
        return true;
    }

    private int ratioBp(final int band) {
        final int tableBp = bands.ratioBp(band);
        return reduction.apply(tilt == null ? tableBp : tilt.apply(tableBp));
    }

    private static long roundedFen(final long sumBp, final long tailBp, final long denominator) {
        if (tailBp == 0) {
            return Ratio.divideHalfUp(sumBp, Ratio.ONE_BP);
        }
        final long restBp = sumBp % Ratio.ONE_BP * denominator + tailBp;
        return sumBp / Ratio.ONE_BP + Ratio.divideHalfUp(restBp, Ratio.ONE_BP * denominator);
    }
}

package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import java.util.List;

/**
 * 统筹终点: the point of the expense line where the pool ends.
 *
 * @param pointFen exact
 * @param cap what ends the pool there; {@code null}: the bill itself
 * @param capIndex of the cap in the plan; −1 without one
 * @param roomFen what the cap had left before the bill
 */
record PoolEnd(Fraction pointFen, CapRule cap, int capIndex, long roomFen) {

    /** The smallest of the points where the bill or a cap ends; of equal caps the first listed. */
    static PoolEnd find(
            final YearCase year,
            final BandTable bands,
            final long startFen,
            final long deductibleFen,
            final long expenseFen) {
        final Fraction fromFen = Fraction.of(startFen + deductibleFen);
        PoolEnd smallest = new PoolEnd(Fraction.of(startFen + expenseFen), null, -1, 0);
        final List<Stretch> whole =
                Stretch.cut(bands, ratio -> RatioRules.ofPool(year, ratio), fromFen, smallest.pointFen);
        for (int i = 0; i < year.plan().caps().size(); i++) {
            final CapRule cap = year.plan().caps().get(i);
            final long roomFen = Math.max(0, year.figures().value(cap.amount()) - year.held(cap));
            final Fraction point = cap.measure() == Measure.OF_PAYMENT
                    ? reached(roomFen, fromFen, whole)
                    : fromFen.max(Fraction.of(startFen + Math.min(expenseFen, roomFen)));
            if (point != null && smallest.yieldsTo(point)) {
                smallest = new PoolEnd(point, cap, i, roomFen);
            }
        }
        return smallest;
    }

    private boolean yieldsTo(final Fraction point) {
        final int order = point.compareTo(pointFen);
        return order < 0 || order == 0 && cap == null;
    }

    /** Where the sum of the bands reaches a cap on payment, or {@code null} if it does not. */
    private static Fraction reached(final long roomFen, final Fraction fromFen, final List<Stretch> stretches) {
        Fraction open = Fraction.of(roomFen);
        if (roomFen == 0) {
            return fromFen;
        }
        for (final Stretch stretch : stretches) {
            if (stretch.paidFen().compareTo(open) >= 0) {
                return stretch.fromFen().plus(open.dividedBy(stretch.ratio()));
            }
            open = open.minus(stretch.paidFen());
        }
        return null;
    }
}

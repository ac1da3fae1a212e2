package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.Plan.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * 分段: the part of a bill that lies in one band of an expense line.
 *
 * @param band its number, from 0
 * @param fromFen where it begins on the line
 * @param toFen where it ends
 * @param tableRatio ratio in the plan's table
 * @param ratio after status rule and reduction
 */
record Stretch(int band, Fraction fromFen, Fraction toFen, Fraction tableRatio, Fraction ratio) {

    /** Cuts [from, to] of an expense line into the bands of a table. */
    static List<Stretch> cut(
            final BandTable bands, final UnaryOperator<Fraction> adjust, final Fraction fromFen, final Fraction toFen) {
        final List<Stretch> stretches = new ArrayList<>();
        Fraction lower = fromFen;
        for (int i = 0; i < bands.count(); i++) {
            final Fraction upper =
                    bands.upToFen(i) == BandTable.OPEN ? toFen : toFen.min(Fraction.of(bands.upToFen(i)));
            if (upper.compareTo(lower) > 0) {
                final Fraction tableRatio = Fraction.ofBp(bands.ratioBp(i));
                stretches.add(new Stretch(i, lower, upper, tableRatio, adjust.apply(tableRatio)));
                lower = upper;
            }
        }
        return stretches;
    }

    /** Payment for some stretches, rounded once or once a band. */
    static long paidFen(final List<Stretch> stretches, final Rounding rounding) {
        if (rounding == Rounding.BRACKET) {
            return stretches.stream()
                    .mapToLong(stretch -> stretch.paidFen().halfUp())
                    .sum();
        }
        return stretches.stream()
                .map(Stretch::paidFen)
                .reduce(Fraction.ZERO, Fraction::plus)
                .halfUp();
    }

    Fraction lengthFen() {
        return toFen.minus(fromFen);
    }

    /** Overlap × ratio, exact. */
    Fraction paidFen() {
        return lengthFen().times(ratio);
    }

    /** Such as {@code 650.00–30000.00: 29350.00 × 91%}. */
    String working() {
        final String table = tableRatio.equals(ratio)
                ? ""
                : " (" + YuanText.ofRatio(tableRatio) + " → " + YuanText.ofRatio(ratio) + ")";
        return YuanText.of(fromFen) + "–" + YuanText.of(toFen) + ": " + YuanText.of(lengthFen()) + " × "
                + YuanText.ofRatio(ratio) + table;
    }
}

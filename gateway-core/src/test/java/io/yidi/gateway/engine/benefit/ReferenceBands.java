package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.Plan.Rounding;
import java.util.ArrayList;
import java.util.List;

/** Ratios as a step function of the expense line, and its integral in exact fractions. */
final class ReferenceBands {

    private record Step(Fraction from, Fraction to, Fraction ratio) {}

    interface RatioRule {
        Fraction apply(Fraction ratio);
    }

    private static final Fraction END_OF_LINE = Fraction.of(Long.MAX_VALUE);

    private final List<Step> steps = new ArrayList<>();

    ReferenceBands(final BandTable table, final RatioRule rule) {
        Fraction from = Fraction.ZERO;
        for (int i = 0; i < table.count(); i++) {
            final Fraction to = table.upToFen(i) == BandTable.OPEN ? END_OF_LINE : Fraction.of(table.upToFen(i));
            steps.add(new Step(from, to, rule.apply(Fraction.basisPoints(table.ratioBp(i)))));
            from = to;
        }
    }

    /** What is paid for [from, to], before any rounding. */
    Fraction integral(final Fraction from, final Fraction to) {
        Fraction sum = Fraction.ZERO;
        for (final Step step : steps) {
            sum = sum.plus(area(step, from, to));
        }
        return sum;
    }

    long paid(final Fraction from, final Fraction to, final Rounding rounding) {
        return rounding == Rounding.COMPONENT
                ? integral(from, to).roundHalfUp()
                : steps.stream()
                        .mapToLong(step -> area(step, from, to).roundHalfUp())
                        .sum();
    }

    /** Smallest point from which on the integral is not below the limit, or {@code null} if none lies in [from, to]. */
    Fraction firstPointPaying(final Fraction limit, final Fraction from, final Fraction to) {
        if (limit.compareTo(Fraction.ZERO) == 0) {
            return from;
        }
        for (final Step step : steps) {
            final Fraction end = step.to.min(to);
            final Fraction excess = integral(from, end).minus(limit);
            if (end.compareTo(from) > 0 && excess.compareTo(Fraction.ZERO) >= 0) {
                return end.minus(excess.dividedBy(step.ratio));
            }
        }
        return null;
    }

    private static Fraction area(final Step step, final Fraction from, final Fraction to) {
        final Fraction length = step.to.min(to).minus(step.from.max(from));
        return length.max(Fraction.ZERO).times(step.ratio);
    }
}

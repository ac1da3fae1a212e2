package io.yidi.load.scale;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * 增长曲线: a power law {@code y = a · x^b} through measured points, by least squares of the logarithms, or a straight line
 * {@code y = a + b · x} by least squares of what it misses in proportion; whichever misses less. And the point behind
 * which the points rise or fall much faster than before it.
 *
 * @param kind of the curve
 * @param a first parameter
 * @param b second parameter
 * @param missPercent how far the points lie from it, root of the mean square, in per cent of themselves
 * @param bend index of the point where it bends; empty if nowhere
 */
record GrowthCurve(Kind kind, double a, double b, double missPercent, OptionalInt bend) {

    /** 曲线种类: the form of a curve. */
    enum Kind {
        POWER,
        LINE
    }

    /** A local exponent that changes by so much is a bend. */
    private static final double BEND = 0.25;

    private static final double PERCENT = 100;

    /**
     * Fits.
     *
     * @param x sizes, rising
     * @param y what was measured at each, above 0
     * @return the better of the two forms
     */
    static GrowthCurve through(final double[] x, final double[] y) {
        if (x.length < 2 || x.length != y.length) {
            throw new IllegalArgumentException(
                    "expected at least two points, found " + x.length + " and " + y.length + " values");
        }
        final double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        final double[] power = leastSquares(logarithms(x), logarithms(y), ones);
        final double[] line = leastSquares(
                x, y, Arrays.stream(y).map(value -> 1 / (value * value)).toArray());
        final double factor = Math.exp(power[0]);
        final double powerMiss = miss(x, y, Kind.POWER, factor, power[1]);
        final double lineMiss = miss(x, y, Kind.LINE, line[0], line[1]);
        final OptionalInt bend = bend(x, y);
        return powerMiss <= lineMiss
                ? new GrowthCurve(Kind.POWER, factor, power[1], powerMiss, bend)
                : new GrowthCurve(Kind.LINE, line[0], line[1], lineMiss, bend);
    }

    /** Value of the curve at a size. */
    double at(final double x) {
        return at(kind, a, b, x);
    }

    /** The formula. */
    String formula() {
        return kind == Kind.POWER
                ? String.format(Locale.ROOT, "%.4g · x^%.3f", a, b)
                : String.format(Locale.ROOT, "%.4g + %.4g · x", a, b);
    }

    private static double at(final Kind kind, final double a, final double b, final double x) {
        return kind == Kind.POWER ? a * Math.pow(x, b) : a + b * x;
    }

    /** Intercept and slope of the weighted straight line. */
    private static double[] leastSquares(final double[] x, final double[] y, final double[] weights) {
        double weight = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            weight += weights[i];
            meanX += weights[i] * x[i];
            meanY += weights[i] * y[i];
        }
        meanX /= weight;
        meanY /= weight;
        double spread = 0;
        double product = 0;
        for (int i = 0; i < x.length; i++) {
            spread += weights[i] * (x[i] - meanX) * (x[i] - meanX);
            product += weights[i] * (x[i] - meanX) * (y[i] - meanY);
        }
        final double slope = product / spread;
        return new double[] {meanY - slope * meanX, slope};
    }

    private static double miss(final double[] x, final double[] y, final Kind kind, final double a, final double b) {
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            final double share = at(kind, a, b, x[i]) / y[i] - 1;
            squares += share * share;
        }
        return Math.sqrt(squares / x.length) * PERCENT;
    }

    /** The inner point where the exponent between neighbours changes most, if it changes by enough. */
    private static OptionalInt bend(final double[] x, final double[] y) {
        int found = 0;
        double most = BEND;
        for (int i = 1; i < x.length - 1; i++) {
            final double change = Math.abs(exponent(x, y, i) - exponent(x, y, i - 1));
            if (change > most) {
                most = change;
                found = i;
            }
        }
        return found == 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static double exponent(final double[] x, final double[] y, final int from) {
        return Math.log(y[from + 1] / y[from]) / Math.log(x[from + 1] / x[from]);
    }

    private static double[] logarithms(final double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}

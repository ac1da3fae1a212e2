package io.yidi.load.result;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * 估计: the median of some rounds, with the interval that 95 % of medians fall into when rounds are drawn again from the
 * same (percentile bootstrap, seeded). Of fewer than six rounds that is the lowest and the highest: between them lies
 * the median of all rounds in 87.5 % (four) or 93.75 % (five).
 *
 * @param low end of the interval
 * @param median of the rounds
 * @param high end of the interval
 * @param min lowest round
 * @param max highest round
 * @param rounds that there were
 */
public record Estimate(double low, double median, double high, double min, double max, int rounds) {

    /** With fewer rounds the interval says nothing: the same program beside itself would often be outside of it. */
    public static final int ROUNDS_MIN = 4;

    /** Seed of the draws; fixed, so that the same rounds give the same interval. */
    public static final long SEED = 20_220_622;

    private static final int DRAWS = 10_000;
    private static final double TAIL = 0.025;

    /**
     * Of one value a round.
     *
     * @param values at least one
     * @return median and interval
     */
    public static Estimate of(final double... values) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final double[] medians = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            medians[draw] = drawn(values, random);
        }
        return of(median(values), medians, values);
    }

    /**
     * Of the ratio of two medians, each of rounds of its own.
     *
     * @param values at least one
     * @param base at least one, none of them 0
     * @return ratio of the medians and its interval; lowest and highest of the values over the median of the base
     */
    public static Estimate ofRatio(final double[] values, final double[] base) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final double[] ratios = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            ratios[draw] = drawn(values, random) / drawn(base, random);
        }
        final double divisor = median(base);
        return of(
                median(values) / divisor,
                ratios,
                Arrays.stream(values).map(value -> value / divisor).toArray());
    }

    /** Whether there were enough rounds for the interval to be told. */
    public boolean isBorne() {
        return rounds >= ROUNDS_MIN;
    }

    /** The interval, or a dash. */
    public String interval(final int digits) {
        final String number = "%." + digits + "f";
        return isBorne() ? Percentiles.format(number + " … " + number, low, high) : "-";
    }

    /** Whether the intervals have a point in common. */
    public boolean overlaps(final Estimate other) {
        return low <= other.high && other.low <= high;
    }

    private static Estimate of(final double median, final double[] draws, final double[] values) {
        Arrays.sort(draws);
        final int cut = (int) (draws.length * TAIL);
        final double[] sorted = sorted(values);
        return new Estimate(
                draws[cut], median, draws[draws.length - 1 - cut], sorted[0], sorted[sorted.length - 1], values.length);
    }

    private static double drawn(final double[] values, final SplittableRandom random) {
        final double[] draw = new double[values.length];
        for (int i = 0; i < draw.length; i++) {
            draw[i] = values[random.nextInt(values.length)];
        }
        return median(draw);
    }

    private static double median(final double[] values) {
        final double[] sorted = sorted(values);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] sorted(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}

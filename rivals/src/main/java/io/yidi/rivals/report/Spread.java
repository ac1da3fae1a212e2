package io.yidi.rivals.report;

import java.util.List;

/**
 * 分布: lowest, middle and highest of the rounds.
 *
 * @param min lowest
 * @param median middle, or the mean of the two in the middle
 * @param max highest
 */
public record Spread(double min, double median, double max) {

    /**
     * Sums up rounds.
     *
     * @param rounds at least one
     * @return their spread
     */
    public static Spread of(final List<Double> rounds) {
        final List<Double> sorted = rounds.stream().sorted().toList();
        final int middle = sorted.size() / 2;
        final double median =
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
}

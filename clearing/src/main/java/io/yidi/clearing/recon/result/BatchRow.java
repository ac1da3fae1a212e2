package io.yidi.clearing.recon.result;

import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.GroupSum;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.compare.Verdict;
import io.yidi.clearing.recon.file.DayGroup;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 对账批次: what a pair of sides comes to for one institution, insured place, insurance and clearing type.
 *
 * @param here the first side
 * @param there the second side
 * @param group of the batch
 * @param hereFen total on the first side
 * @param thereFen total on the second side
 * @param counts settlements by verdict; those that do not occur are left out
 */
public record BatchRow(
        Side here, Side there, DayGroup group, long hereFen, long thereFen, Map<Verdict, Integer> counts) {

    /** What rows are added up by. */
    private record Pair(Side here, Side there, DayGroup group) {}

    /** Whether the two sides agree. */
    public boolean isBalanced() {
        return counts.keySet().stream().allMatch(verdict -> verdict == Verdict.MATCHED);
    }

    /**
     * Adds verdicts up.
     *
     * @param sums of what is alike
     * @param differences of the day
     * @return batches in the order of pairs and groups
     */
    static List<BatchRow> of(final List<GroupSum> sums, final List<Comparison> differences) {
        final Map<Pair, BatchRow> batches = new HashMap<>();
        sums.forEach(sum -> add(
                batches,
                new BatchRow(
                        sum.here(),
                        sum.there(),
                        sum.group(),
                        sum.totalFen(),
                        sum.totalFen(),
                        Map.of(Verdict.MATCHED, sum.count()))));
        differences.forEach(row -> add(
                batches,
                new BatchRow(
                        row.here(),
                        row.there(),
                        row.group(),
                        row.hereFen(),
                        row.thereFen(),
                        Map.of(row.verdict(), 1))));
        return batches.values().stream()
                .sorted(Comparator.comparing(BatchRow::here)
                        .thenComparing(BatchRow::there)
                        .thenComparing(row -> row.group().toString()))
                .toList();
    }

    private static void add(final Map<Pair, BatchRow> batches, final BatchRow row) {
        batches.merge(new Pair(row.here(), row.there(), row.group()), row, BatchRow::plus);
    }

    private BatchRow plus(final BatchRow other) {
        final Map<Verdict, Integer> both = new EnumMap<>(counts);
        other.counts().forEach((verdict, count) -> both.merge(verdict, count, Integer::sum));
        return new BatchRow(
                here,
                there,
                group,
                Math.addExact(hereFen, other.hereFen()),
                Math.addExact(thereFen, other.thereFen()),
                both);
    }
}

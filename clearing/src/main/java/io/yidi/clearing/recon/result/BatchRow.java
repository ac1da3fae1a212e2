package io.yidi.clearing.recon.result;

import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.compare.Verdict;
import io.yidi.clearing.recon.file.DayGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
     * @param comparisons of a day
     * @return batches in the order of pairs and groups
     */
    public static List<BatchRow> of(final List<Comparison> comparisons) {
        final Map<Pair, List<Comparison>> batches = new LinkedHashMap<>();
        comparisons.forEach(comparison -> batches.computeIfAbsent(
                        new Pair(comparison.here(), comparison.there(), comparison.group()), pair -> new ArrayList<>())
                .add(comparison));
        return batches.entrySet().stream()
                .map(batch -> batch(batch.getKey(), batch.getValue()))
                .sorted(Comparator.comparing(BatchRow::here)
                        .thenComparing(BatchRow::there)
                        .thenComparing(row -> row.group().toString()))
                .toList();
    }

    private static BatchRow batch(final Pair pair, final List<Comparison> comparisons) {
        final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        long hereFen = 0;
        long thereFen = 0;
        for (final Comparison comparison : comparisons) {
            counts.merge(comparison.verdict(), 1, Integer::sum);
            hereFen = Math.addExact(hereFen, comparison.hereFen());
            thereFen = Math.addExact(thereFen, comparison.thereFen());
        }
        return new BatchRow(pair.here(), pair.there(), pair.group(), hereFen, thereFen, counts);
    }
}

package io.yidi.gateway.reconciled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * 对账结果: what came of comparing a business day, within bounds. Groups add up to the totals, which were added up apart
 * from them.
 *
 * @param format {@link #FORMAT}
 * @param day business day
 * @param madeAt when it was compared, in China
 * @param sequence last record of the journal that was looked at
 * @param balanced whether everything agrees
 * @param missing institutions whose file is missing, and the platform if its is
 * @param files what it was compared with: name, length and time of each file, so that one can tell whether it still is
 * @param pairs differences by pair of sides, such as {@code GATEWAY-HOSPITAL}; pairs without are left out
 * @param totals of the day
 * @param batches how far each is, those that are not done first
 * @param batchesLeftOut how many more there are
 * @param groups those with differences first
 * @param differences in the order of the comparison
 * @param differencesLeftOut how many more there are
 * @param causes those that occur, in words
 */
public record ReconciledDay(
        int format,
        String day,
        String madeAt,
        long sequence,
        boolean balanced,
        List<String> missing,
        List<String> files,
        Map<String, Long> pairs,
        ThreeSides totals,
        List<ReconciledBatch> batches,
        int batchesLeftOut,
        List<ReconciledGroup> groups,
        List<ReconciledDifference> differences,
        int differencesLeftOut,
        Map<String, CauseText> causes) {

    /** What is written now, and all that is read. */
    public static final int FORMAT = 1;

    /** Differences and batches kept at most. */
    public static final int ROWS_MAX = 10_000;

    /** Groups kept at most; what is beyond is added up in the last. */
    public static final int GROUPS_MAX = 20_000;

    /** Checks that everything is there and adds up. */
    public ReconciledDay {
        missing = List.copyOf(missing);
        files = List.copyOf(files);
        pairs = Map.copyOf(pairs);
        batches = List.copyOf(batches);
        groups = List.copyOf(groups);
        differences = List.copyOf(differences);
        causes = Map.copyOf(causes);
        final ThreeSides sum = groups.stream().map(ReconciledGroup::sides).reduce(ThreeSides.NONE, ThreeSides::plus);
        if (format != FORMAT || !sum.equals(totals)) {
            throw new IllegalArgumentException("expected format " + FORMAT + " with groups that add up to " + totals
                    + ", found format " + format + " and " + sum);
        }
    }

    /**
     * Cuts to the bounds: batches, groups and differences of any number go in.
     *
     * @return the day with what is kept
     */
    public static ReconciledDay bounded(
            final Head head,
            final List<ReconciledBatch> batches,
            final List<ReconciledGroup> groups,
            final List<ReconciledDifference> differences,
            final Map<String, CauseText> causes) {
        return new ReconciledDay(
                FORMAT,
                head.day(),
                head.madeAt(),
                head.sequence(),
                head.balanced(),
                head.missing(),
                head.files(),
                head.pairs(),
                head.totals(),
                first(batches),
                leftOut(batches),
                cut(groups),
                first(differences),
                leftOut(differences),
                causes);
    }

    /**
     * 结果概要: what a day has once.
     *
     * @param day business day
     * @param madeAt when it was compared, in China
     * @param sequence last record of the journal that was looked at
     * @param balanced whether everything agrees
     * @param missing whose file is missing
     * @param files what it was compared with
     * @param pairs differences by pair of sides
     * @param totals of the day
     */
    public record Head(
            String day,
            String madeAt,
            long sequence,
            boolean balanced,
            List<String> missing,
            List<String> files,
            Map<String, Long> pairs,
            ThreeSides totals) {}

    private static <T> List<T> first(final List<T> rows) {
        return rows.subList(0, Math.min(rows.size(), ROWS_MAX));
    }

    private static int leftOut(final List<?> rows) {
        return Math.max(0, rows.size() - ROWS_MAX);
    }

    private static List<ReconciledGroup> cut(final List<ReconciledGroup> groups) {
        final List<ReconciledGroup> sorted = groups.stream()
                .sorted(Comparator.comparingLong(ReconciledGroup::differences).reversed())
                .toList();
        if (sorted.size() <= GROUPS_MAX) {
            return sorted;
        }
        final List<ReconciledGroup> beyond = sorted.subList(GROUPS_MAX - 1, sorted.size());
        final List<ReconciledGroup> kept = new ArrayList<>(sorted.subList(0, GROUPS_MAX - 1));
        kept.add(ReconciledGroup.rest(
                beyond.stream().map(ReconciledGroup::sides).reduce(ThreeSides.NONE, ThreeSides::plus),
                beyond.stream().mapToLong(ReconciledGroup::differences).sum()));
        return kept;
    }
}

package io.yidi.gateway.console;

import io.yidi.gateway.reconciled.ReconciledDay;
import io.yidi.gateway.reconciled.ReconciledDifference;
import io.yidi.gateway.reconciled.ReconciledGroup;
import io.yidi.gateway.reconciled.ThreeSides;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * 逐层下钻: a day by institution, insured place, insurance and clearing type, one level at a time. Whatever is asked, the
 * rows come to the sum of the level above.
 *
 * @param day that was compared
 * @param path what was chosen at each level so far, the institution first; at most three
 */
record ReconciliationDrill(ReconciledDay day, List<String> path) {

    /** The levels, as they are asked for; the last leads no further. */
    static final List<String> LEVELS = List.of("institution", "insured_place", "insurance_type", "clearing_type");

    /** Rows of a level at most; what is beyond is added up in one. */
    static final int ROWS_MAX = 1_000;

    /**
     * 下钻行: what a key of a level comes to.
     *
     * @param key of the level; {@link ReconciledGroup#REST} for everything beyond the bound
     * @param sides what each has
     * @param differences on all pairs of sides
     */
    record Row(String key, ThreeSides sides, long differences) {

        private static final Row NONE = new Row(ReconciledGroup.REST, ThreeSides.NONE, 0);

        private Row plus(final Row other) {
            return new Row(key, sides.plus(other.sides), Math.addExact(differences, other.differences));
        }
    }

    /** What the rows are by. */
    String level() {
        return LEVELS.get(path.size());
    }

    /** The sum of the rows. */
    Row sum() {
        return groups().map(group -> new Row(ReconciledGroup.REST, group.sides(), group.differences()))
                .reduce(Row.NONE, Row::plus);
    }

    /** The rows, those with differences first. */
    List<Row> rows() {
        final Map<String, Row> byKey = new TreeMap<>();
        groups().map(group -> new Row(keys(group).get(path.size()), group.sides(), group.differences()))
                .forEach(row -> byKey.merge(row.key(), row, Row::plus));
        final List<Row> sorted = byKey.values().stream()
                .sorted(Comparator.comparingLong(Row::differences).reversed())
                .toList();
        if (sorted.size() <= ROWS_MAX) {
            return sorted;
        }
        final Row rest = sorted.stream().skip(ROWS_MAX - 1).reduce(Row.NONE, Row::plus);
        return Stream.concat(sorted.stream().limit(ROWS_MAX - 1), Stream.of(rest))
                .toList();
    }

    /** The differences below what was chosen. */
    List<ReconciledDifference> differences() {
        return day.differences().stream()
                .filter(row -> isBelow(List.of(row.institution(), row.insuredPlace(), row.insuranceType())))
                .toList();
    }

    private Stream<ReconciledGroup> groups() {
        return day.groups().stream().filter(group -> isBelow(keys(group)));
    }

    private boolean isBelow(final List<String> keys) {
        return keys.subList(0, path.size()).equals(path);
    }

    private static List<String> keys(final ReconciledGroup group) {
        return List.of(group.institution(), group.insuredPlace(), group.insuranceType(), group.clearingType());
    }
}

package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.rows.DayRows;
import io.yidi.clearing.recon.rows.GroupTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** 两方比对结果: what is not alike on a pair of sides, row by row, and what is, added up by group. One thread. */
final class PairResult {

    private static final Comparator<Outcome> BY_NUMBER = Comparator.<Outcome>comparingLong(
                    outcome -> Math.abs(outcome.key().settlementId()))
            .thenComparing(outcome -> outcome.key().isRefund())
            .thenComparingLong(outcome -> outcome.key().settlementId());

    private final PairRows rows;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final int[] counts;
    private final long[] totalsFen;

    PairResult(final PairRows rows, final int groupCount) {
        this.rows = rows;
        counts = new int[groupCount];
        totalsFen = new long[groupCount];
    }

    /** Compares; then there is something to ask for. */
    void compare() {
        rows.forEach((hereRow, thereRow, code) -> {
            if (code == Outcome.ALIKE) {
                addAlike(hereRow);
            } else {
                outcomes.add(outcome(hereRow, thereRow, code));
            }
        });
        outcomes.sort(BY_NUMBER);
    }

    Pair pair() {
        return rows.pair();
    }

    /** What is not alike, by their numbers. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** What is alike, by group. */
    List<GroupSum> sums(final GroupTable groups) {
        final List<GroupSum> sums = new ArrayList<>();
        for (int group = 0; group < counts.length; group++) {
            if (counts[group] > 0) {
                sums.add(new GroupSum(
                        pair().here(), pair().there(), groups.group(group), counts[group], totalsFen[group]));
            }
        }
        return sums;
    }

    private void addAlike(final int hereRow) {
        final int group = rows.here().groupId(hereRow);
        counts[group]++;
        totalsFen[group] = Math.addExact(totalsFen[group], rows.here().totalFen(hereRow));
    }

    private Outcome outcome(final int hereRow, final int thereRow, final int code) {
        final DayRows here = rows.here();
        final DayRows there = rows.there();
        final boolean isThere = thereRow != DayRows.NONE;
        final boolean isHere = hereRow != DayRows.NONE;
        return new Outcome(
                pair(),
                isHere ? here.key(hereRow) : there.key(thereRow),
                isThere ? there.groupId(thereRow) : here.groupId(hereRow),
                isHere ? here.totalFen(hereRow) : 0,
                isThere ? there.totalFen(thereRow) : 0,
                code,
                code == Outcome.FUNDS ? here.funds(hereRow) : null,
                code == Outcome.FUNDS ? there.funds(thereRow) : null);
    }
}

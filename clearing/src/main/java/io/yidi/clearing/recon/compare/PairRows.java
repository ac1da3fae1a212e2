package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.rows.DayRows;
import java.util.Arrays;
import java.util.BitSet;

/** 逐笔比对: puts the rows of two sides beside each other by their numbers. One thread. */
final class PairRows {

    private final Pair pair;
    private final DayRows here;
    private final DayRows there;
    private final int[] institutions;
    private final BitSet senders;
    private final int[] likelyRows;

    /**
     * Prepares.
     *
     * @param pair of sides
     * @param sides with the rows of both, which can be found by their numbers
     * @param institutions the institution of each group
     * @param senders institutions whose file is there
     */
    PairRows(final Pair pair, final DayTables sides, final int[] institutions, final BitSet senders) {
        this.pair = pair;
        this.institutions = institutions;
        this.senders = senders;
        here = sides.rows(pair.here());
        there = sides.rows(pair.there());
        likelyRows = new int[institutions.length];
        Arrays.fill(likelyRows, DayRows.NONE);
    }

    Pair pair() {
        return pair;
    }

    DayRows here() {
        return here;
    }

    DayRows there() {
        return there;
    }

    /** Goes through what either side has: first what the first one has, in its order, then what only the second has. */
    void forEach(final PairVisitor visitor) {
        final BitSet met = new BitSet(there.size());
        for (int row = 0; row < here.size(); row++) {
            if (isAsked(here, row)) {
                final int other = other(row);
                if (other == DayRows.NONE) {
                    visitor.onSettlement(row, other, Outcome.ONLY_HERE);
                } else {
                    met.set(other);
                    visitor.onSettlement(row, other, code(row, other));
                }
            }
        }
        for (int row = met.nextClearBit(0); row < there.size(); row = met.nextClearBit(row + 1)) {
            if (isAsked(there, row)) {
                visitor.onSettlement(DayRows.NONE, row, Outcome.ONLY_THERE);
            }
        }
    }

    private boolean isAsked(final DayRows rows, final int row) {
        return !pair.isWithinInstitution() || senders.get(institution(rows, row));
    }

    /** Sides mostly have the rows of an institution in the same order: the one behind the last is tried first. */
    private int other(final int row) {
        final int institution = institution(here, row);
        final int likely = likelyRows[institution];
        final int other = likely != DayRows.NONE && there.isSameKey(likely, here, row) ? likely : find(row);
        if (other != DayRows.NONE) {
            likelyRows[institution] = there.nextOfInstitution(other);
        }
        return other;
    }

    private int find(final int row) {
        int other = there.find(here, row);
        while (other != DayRows.NONE
                && pair.isWithinInstitution()
                && institution(there, other) != institution(here, row)) {
            other = there.earlier(other);
        }
        return other;
    }

    private int institution(final DayRows rows, final int row) {
        return institutions[rows.groupId(row)];
    }

    private int code(final int row, final int other) {
        if (here.groupId(row) != there.groupId(other)) {
            return Outcome.GROUP;
        }
        if (here.totalFen(row) != there.totalFen(other)) {
            return Outcome.TOTAL;
        }
        if (here.fundFen(row) != there.fundFen(other)) {
            return Outcome.FUND;
        }
        if (here.accountFen(row) != there.accountFen(other)) {
            return Outcome.ACCOUNT;
        }
        if (here.cashFen(row) != there.cashFen(other)) {
            return Outcome.CASH;
        }
        return here.isOtherFunds(row, there, other) ? Outcome.FUNDS : Outcome.ALIKE;
    }
}

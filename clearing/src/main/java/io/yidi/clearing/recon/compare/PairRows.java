package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.rows.DayRows;
import io.yidi.clearing.recon.rows.RowIndex;
import java.util.Arrays;
import java.util.BitSet;
import org.agrona.collections.IntArrayList;

/** 逐笔比对: puts the rows of two sides beside each other by their numbers. One thread. */
final class PairRows {

    private static final int LOOK_AHEAD = 8;

    private final Pair pair;
    private final DayRows here;
    private final DayRows there;
    private final int[] institutions;
    private final BitSet senders;

    /** The row of each institution on the second side that comes next. */
    private final int[] nextRows;

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
        nextRows = new int[institutions.length];
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

    /**
     * Goes through what either side has. Sides mostly have the rows of an institution in the same order: first comes
     * what lies beside each other, then what has to be looked for, then what only the second side has.
     */
    void forEach(final PairVisitor visitor) {
        Arrays.setAll(nextRows, there::firstOfInstitution);
        final BitSet met = new BitSet(there.size());
        final IntArrayList strays = new IntArrayList();
        for (int row = 0; row < here.size(); row++) {
            if (isAsked(here, row)) {
                final int other = beside(row);
                if (other == DayRows.NONE) {
                    strays.addInt(row);
                } else {
                    met.set(other);
                    visitor.onSettlement(row, other, code(row, other));
                }
            }
        }
        lookFor(strays, met, visitor);
        for (int row = met.nextClearBit(0); row < there.size(); row = met.nextClearBit(row + 1)) {
            if (isAsked(there, row)) {
                visitor.onSettlement(DayRows.NONE, row, Outcome.ONLY_THERE);
            }
        }
    }

    private boolean isAsked(final DayRows rows, final int row) {
        return !pair.isWithinInstitution() || senders.get(institution(rows, row));
    }

    /** Of the rows that come next at the institution, the one with the same number. */
    private int beside(final int row) {
        final int institution = institution(here, row);
        int other = nextRows[institution];
        for (int seen = 0; seen < LOOK_AHEAD && other != DayRows.NONE; seen++) {
            final int next = there.nextOfInstitution(other);
            if (there.isSameKey(other, here, row)) {
                nextRows[institution] = next;
                return other;
            }
            other = next;
        }
        return DayRows.NONE;
    }

    private void lookFor(final IntArrayList strays, final BitSet met, final PairVisitor visitor) {
        final RowIndex rest = strays.isEmpty() ? new RowIndex(there, 0) : rest(met);
        for (int i = 0; i < strays.size(); i++) {
            final int row = strays.getInt(i);
            final int other = rest.find(here, row, pair.isWithinInstitution());
            if (other == DayRows.NONE) {
                visitor.onSettlement(row, other, Outcome.ONLY_HERE);
            } else {
                met.set(other);
                visitor.onSettlement(row, other, code(row, other));
            }
        }
    }

    private RowIndex rest(final BitSet met) {
        final RowIndex rest = new RowIndex(there, there.size() - met.cardinality());
        for (int row = met.nextClearBit(0); row < there.size(); row = met.nextClearBit(row + 1)) {
            if (isAsked(there, row)) {
                rest.add(row);
            }
        }
        return rest;
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

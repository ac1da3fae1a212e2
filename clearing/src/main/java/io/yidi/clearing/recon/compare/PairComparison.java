package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** 两方对账: a day on two sides; a verdict for each settlement that either has (INV-13). */
public final class PairComparison {

    private static final String NO_MSGID = "";

    private final Side here;
    private final KnownDay ours;
    private final Side there;
    private final List<Comparison> results = new ArrayList<>();
    private final Set<Key> found = new HashSet<>();

    private PairComparison(final Side here, final KnownDay ours, final Side there) {
        this.here = here;
        this.ours = ours;
        this.there = there;
    }

    /**
     * Compares.
     *
     * @param here the first side
     * @param ours its day
     * @param there the second side
     * @param theirs its rows
     * @return theirs in their order, then what only the first side has
     */
    public static List<Comparison> of(
            final Side here, final KnownDay ours, final Side there, final List<DayRow> theirs) {
        final PairComparison comparison = new PairComparison(here, ours, there);
        theirs.forEach(comparison::compare);
        ours.standing().stream()
                .filter(row -> !comparison.found.contains(row.row().key()))
                .forEach(comparison::addMissingThere);
        return comparison.results;
    }

    private void compare(final DayRow row) {
        final Optional<KnownRow> known = ours.known(row.key());
        if (known.isEmpty()) {
            add(row, NO_MSGID, Verdict.MISSING_HERE, 0, row.amounts().totalFen(), causeOfUnknown(row), "");
        } else if (!found.add(known.get().row().key())) {
            add(row, known.get().msgId(), Verdict.MISSING_HERE, 0, row.amounts().totalFen(), Cause.REPEATED, "");
        } else {
            compare(known.get(), row);
        }
    }

    private void compare(final KnownRow our, final DayRow row) {
        final long ourFen = our.row().amounts().totalFen();
        final long theirFen = row.amounts().totalFen();
        final String difference = difference(our.row(), row);
        if (our.isReversed()) {
            add(row, our.msgId(), Verdict.STATUS_DIFF, ourFen, theirFen, Cause.REVERSED, "");
        } else if (!our.standsOn(ours.day())) {
            add(
                    row,
                    our.msgId(),
                    Verdict.MISSING_HERE,
                    0,
                    theirFen,
                    Cause.CUT_OVER,
                    our.day().toString());
        } else if (difference.isEmpty()) {
            add(row, our.msgId(), Verdict.MATCHED, ourFen, theirFen, Cause.NONE, "");
        } else {
            add(row, our.msgId(), Verdict.AMOUNT_DIFF, ourFen, theirFen, Cause.AMOUNT, difference);
        }
    }

    private void addMissingThere(final KnownRow our) {
        add(our.row(), our.msgId(), Verdict.MISSING_THERE, our.row().amounts().totalFen(), 0, causeOfMissing(our), "");
    }

    private Cause causeOfUnknown(final DayRow row) {
        if (row.key().isRefund()) {
            return Cause.REFUND;
        }
        return ours.hasLike(row) ? Cause.REPEATED : Cause.NOT_RECEIVED;
    }

    private Cause causeOfMissing(final KnownRow our) {
        if (our.row().key().isRefund()) {
            return Cause.REFUND;
        }
        if (ours.isRepeated(our.row())) {
            return Cause.REPEATED;
        }
        return our.isNearMidnight() ? Cause.CUT_OVER : Cause.TIMEOUT_NOT_REVERSED;
    }

    private void add(
            final DayRow row,
            final String msgId,
            final Verdict verdict,
            final long hereFen,
            final long thereFen,
            final Cause cause,
            final String difference) {
        results.add(new Comparison(
                here,
                there,
                row.group(),
                row.key().settlementId(),
                row.key().isRefund(),
                msgId,
                verdict,
                hereFen,
                thereFen,
                cause,
                difference));
    }

    /** The first that differs; funds only as far as the other side tells of them. */
    private static String difference(final DayRow our, final DayRow their) {
        if (!our.group().equals(their.group())) {
            return "group";
        }
        final DayAmounts here = our.amounts();
        final DayAmounts there = their.amounts();
        if (here.totalFen() != there.totalFen()) {
            return "medfee_sumamt";
        }
        if (here.fundFen() != there.fundFen()) {
            return "fund_pay_sumamt";
        }
        if (here.accountFen() != there.accountFen()) {
            return "acct_pay";
        }
        if (here.cashFen() != there.cashFen()) {
            return "psn_cash_pay";
        }
        return there.funds().isEmpty() ? "" : fundDifference(here.funds(), there.funds());
    }

    private static String fundDifference(final Map<String, Long> here, final Map<String, Long> there) {
        final Set<String> codes = new TreeSet<>(here.keySet());
        codes.addAll(there.keySet());
        return codes.stream()
                .filter(code -> here.getOrDefault(code, 0L).longValue()
                        != there.getOrDefault(code, 0L).longValue())
                .findFirst()
                .map(code -> "fund_" + code)
                .orElse("");
    }
}

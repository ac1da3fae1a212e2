package io.yidi.clearing.recon;

import io.yidi.clearing.ledger.FundText;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Compares a day by going through all rows of one side for each row of the other; no numbers, no tables. */
final class PlainReading {

    private static final List<List<Side>> PAIRS = List.of(
            List.of(Side.GATEWAY, Side.HOSPITAL),
            List.of(Side.GATEWAY, Side.PLATFORM),
            List.of(Side.HOSPITAL, Side.PLATFORM));

    private final ChanceDay day;
    private final Map<Side, List<DayRow>> sides;
    private final List<String> verdicts = new ArrayList<>();

    PlainReading(final ChanceDay day) {
        this.day = day;
        sides = Map.of(
                Side.GATEWAY,
                day.ledger().stream()
                        .filter(ChanceDay.Entry::stands)
                        .map(ChanceDay.Entry::row)
                        .toList(),
                Side.HOSPITAL,
                named(day.hospitals().values().stream().flatMap(List::stream).toList()),
                Side.PLATFORM,
                named(day.platform().orElse(List.of())));
        PAIRS.stream()
                .filter(pair -> pair.get(1) == Side.HOSPITAL || day.platform().isPresent())
                .forEach(this::compare);
    }

    /** Each settlement of each pair, sorted. */
    List<String> verdicts() {
        return verdicts.stream().sorted().toList();
    }

    long totalFen(final Side side) {
        return sides.get(side).stream()
                .mapToLong(row -> row.amounts().totalFen())
                .sum();
    }

    /** A refund goes by its own number here; under both numbers, it is there twice. */
    private List<DayRow> named(final List<DayRow> rows) {
        final List<DayRow> named = new ArrayList<>();
        for (final DayRow row : rows) {
            final long id = row.key().settlementId();
            final Optional<ChanceDay.Entry> refund = day.ledger().stream()
                    .filter(entry -> entry.stands() && entry.originalId() == id)
                    .findFirst();
            if (row.key().isRefund() && refund.isPresent()) {
                final Key own = refund.get().row().key();
                final boolean isTwice =
                        rows.stream().anyMatch(other -> other.key().equals(own));
                named.add(new DayRow(
                        new Key(isTwice ? -id : own.settlementId(), true), row.group(), row.personNo(), row.amounts()));
            } else {
                named.add(row);
            }
        }
        return named;
    }

    private void compare(final List<Side> pair) {
        final boolean isOfHospitals = pair.contains(Side.HOSPITAL);
        final List<DayRow> here = asked(pair.get(0), isOfHospitals);
        final List<DayRow> there = asked(pair.get(1), isOfHospitals);
        for (final DayRow row : here) {
            final Optional<DayRow> other = there.stream()
                    .filter(one -> isSame(row, one, isOfHospitals))
                    .findFirst();
            if (other.isEmpty()) {
                add(pair, row.key(), row.group(), "MISSING_THERE", row.amounts().totalFen(), 0, "", "");
            } else {
                met(pair, row, other.get());
            }
        }
        there.stream()
                .filter(row -> here.stream().noneMatch(one -> isSame(row, one, isOfHospitals)))
                .forEach(row -> add(
                        pair,
                        row.key(),
                        row.group(),
                        "MISSING_HERE",
                        0,
                        row.amounts().totalFen(),
                        "",
                        ""));
    }

    private void met(final List<Side> pair, final DayRow here, final DayRow there) {
        final String difference = difference(here, there);
        add(
                pair,
                here.key(),
                there.group(),
                difference.isEmpty() ? "MATCHED" : "AMOUNT_DIFF",
                here.amounts().totalFen(),
                there.amounts().totalFen(),
                difference,
                difference.isEmpty() ? msgId(here.key()) : "");
    }

    private void add(
            final List<Side> pair,
            final Key key,
            final DayGroup group,
            final String verdict,
            final long hereFen,
            final long thereFen,
            final String difference,
            final String msgId) {
        verdicts.add(String.join(
                " ",
                pair.get(0).name(),
                pair.get(1).name(),
                new Key(Math.abs(key.settlementId()), key.isRefund()).toString(),
                group.toString(),
                verdict,
                Long.toString(hereFen),
                Long.toString(thereFen),
                difference,
                msgId));
    }

    private List<DayRow> asked(final Side side, final boolean isOfHospitals) {
        return sides.get(side).stream()
                .filter(row -> !isOfHospitals
                        || day.hospitals().containsKey(row.group().institution()))
                .toList();
    }

    private static boolean isSame(final DayRow one, final DayRow other, final boolean isOfHospitals) {
        return one.key().equals(other.key())
                && (!isOfHospitals
                        || one.group().institution().equals(other.group().institution()));
    }

    private static String difference(final DayRow here, final DayRow there) {
        if (!here.group().equals(there.group())) {
            return "group";
        }
        if (here.amounts().totalFen() != there.amounts().totalFen()) {
            return "medfee_sumamt";
        }
        if (here.amounts().fundFen() != there.amounts().fundFen()) {
            return "fund_pay_sumamt";
        }
        if (here.amounts().accountFen() != there.amounts().accountFen()) {
            return "acct_pay";
        }
        if (here.amounts().cashFen() != there.amounts().cashFen()) {
            return "psn_cash_pay";
        }
        final Map<String, Long> hereFunds = FundText.funds(here.amounts().funds());
        final Map<String, Long> thereFunds = FundText.funds(there.amounts().funds());
        final TreeSet<String> codes = new TreeSet<>(hereFunds.keySet());
        codes.addAll(thereFunds.keySet());
        return codes.stream()
                .filter(code -> !Objects.equals(hereFunds.get(code), thereFunds.get(code)))
                .findFirst()
                .map(code -> "fund_" + code)
                .orElse("");
    }

    private String msgId(final Key key) {
        return day.ledger().stream()
                .filter(entry -> entry.row().key().settlementId() == key.settlementId())
                .findFirst()
                .map(entry -> "M" + key.settlementId())
                .orElse("");
    }
}

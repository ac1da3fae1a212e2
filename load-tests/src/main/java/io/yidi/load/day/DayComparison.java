package io.yidi.load.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 日合计比对: what the gateway says of a day against what the answers came to, amount by amount, to the fen. */
final class DayComparison {

    private static final int TOLD_MAX = 10;
    private static final Map<String, Integer> FIELDS = Map.of(
            "medfee_sumamt", DayBook.TOTAL,
            "acct_pay", DayBook.ACCOUNT,
            "psn_cash_pay", DayBook.CASH);

    private final DayParties parties;
    private final DayBook book;
    private final Map<String, Integer> institutions = new HashMap<>();
    private final BitSet seen = new BitSet();
    private final List<String> told = new ArrayList<>();
    private long compared;
    private long differences;

    DayComparison(final DayParties parties, final DayBook book) {
        this.parties = parties;
        this.book = book;
        for (int i = 0; i < parties.institutions().size(); i++) {
            institutions.put(parties.institutions().get(i), i);
        }
    }

    /** Compares every row, and looks whether each comes once and all settlements and refunds are in some row. */
    DayComparison with(final List<JsonNode> rows) {
        long settlements = 0;
        for (final JsonNode row : rows) {
            settlements += row.path("setl_cnt").asLong();
            compare(row);
        }
        check("settlements in all rows", book.all(DayBook.COUNT), settlements);
        checkUnseen();
        return this;
    }

    /** What no row was about must come to nothing. */
    private void checkUnseen() {
        final int places = parties.insuredPlaces().size();
        final int cells = parties.institutions().size() * places;
        for (int cell = seen.nextClearBit(0); cell < cells; cell = seen.nextClearBit(cell + 1)) {
            final long count = book.sum(cell / places, cell % places, DayBook.COUNT);
            if (count != 0) {
                check(parties.institutions().get(cell / places) + " without a row, count", count, 0);
            }
        }
    }

    long compared() {
        return compared;
    }

    long differences() {
        return differences;
    }

    /** The first of them. */
    List<String> told() {
        return List.copyOf(told);
    }

    private void compare(final JsonNode row) {
        final String code = row.path("fixmedins_code").asText();
        final int institution = institutions.getOrDefault(code, -1);
        final String insuredPlace = row.path("insuplc_admdvs").asText();
        final int place = parties.insuredPlaces().indexOf(insuredPlace);
        final String where = code + " " + insuredPlace;
        if (institution < 0 || place < 0) {
            check("rows of " + where, 0, 1);
            return;
        }
        final int cell = institution * parties.insuredPlaces().size() + place;
        if (seen.get(cell)) {
            check("rows of " + where, 1, 2);
            return;
        }
        seen.set(cell);
        check(
                where + " count",
                book.sum(institution, place, DayBook.COUNT),
                row.path("setl_cnt").asLong());
        FIELDS.forEach((field, column) ->
                check(where + " " + field, book.sum(institution, place, column), DayTotalsReader.fen(row, field)));
        final Map<String, Long> paid = new HashMap<>();
        for (final JsonNode fund : row.path("funds")) {
            paid.put(fund.path("fund_pay_type").asText(), DayTotalsReader.fen(fund, "fund_payamt"));
        }
        book.funds().forEach((fund, column) -> {
            final Long stated = paid.remove(fund);
            check(where + " fund " + fund, book.sum(institution, place, column), stated == null ? 0 : stated);
        });
        paid.forEach((fund, amountFen) -> check(where + " fund " + fund, 0, amountFen));
    }

    private void check(final String what, final long expected, final long found) {
        compared++;
        if (expected != found) {
            differences++;
            if (told.size() < TOLD_MAX) {
                told.add("  " + what + ": expected " + expected + ", found " + found);
            }
        }
    }
}

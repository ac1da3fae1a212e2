package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.FundText;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * 比对差异: a row of a pair that is not alike on both sides.
 *
 * @param pair of sides
 * @param key which settlement
 * @param groupId what it is added up in
 * @param hereFen total on the first side
 * @param thereFen total on the second side
 * @param code what is different first: one of the numbers below
 * @param hereFunds on the first side, if they are what differs
 * @param thereFunds on the second side, if they are what differs
 */
record Outcome(
        Pair pair, Key key, int groupId, long hereFen, long thereFen, int code, String hereFunds, String thereFunds) {

    static final int ALIKE = 0;
    static final int ONLY_THERE = 1;
    static final int ONLY_HERE = 2;
    static final int GROUP = 3;
    static final int TOTAL = 4;
    static final int FUND = 5;
    static final int ACCOUNT = 6;
    static final int CASH = 7;
    static final int FUNDS = 8;

    private static final String[] FIELDS = {
        "", "", "", "group", "medfee_sumamt", "fund_pay_sumamt", "acct_pay", "psn_cash_pay", ""
    };

    /** The first field that differs, such as {@code fund_310100}; empty if one side does not have the row. */
    String field() {
        return code == FUNDS ? fund() : FIELDS[code];
    }

    private String fund() {
        final Map<String, Long> here = FundText.funds(hereFunds);
        final Map<String, Long> there = FundText.funds(thereFunds);
        final Set<String> codes = new TreeSet<>(here.keySet());
        codes.addAll(there.keySet());
        return codes.stream()
                .filter(fund -> !Objects.equals(here.get(fund), there.get(fund)))
                .findFirst()
                .map(fund -> "fund_" + fund)
                .orElseThrow();
    }
}

package io.yidi.load.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 分割要点: the figures of a settlement that a person's counters hold on to; of a refund the same below zero. In fen.
 *
 * @param benefitYear that the stay counts in
 * @param inScopeFen looked at by the pool
 * @param preSelfPayFen first self-pay of class B
 * @param deductibleFen taken
 * @param fundFen paid by each fund, by its code
 * @param accountFen paid by the account
 */
public record SplitFacts(
        int benefitYear,
        long inScopeFen,
        long preSelfPayFen,
        long deductibleFen,
        SortedMap<String, Long> fundFen,
        long accountFen) {

    /** Keeps a copy of the funds. */
    public SplitFacts {
        fundFen = Collections.unmodifiableSortedMap(new TreeMap<>(fundFen));
    }

    /**
     * Adds what a fund paid.
     *
     * @throws IllegalStateException if the fund is there already
     */
    static void addFund(final SortedMap<String, Long> fundFen, final String code, final long amountFen) {
        final Long known = fundFen.putIfAbsent(code, amountFen);
        if (known != null) {
            throw new IllegalStateException("expected fund " + code + " once in an answer, found it with " + known
                    + " fen and with " + amountFen + " fen");
        }
    }

    /** Paid by all funds. */
    public long fundTotalFen() {
        return fundFen.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All figures by what they are called. */
    Map<String, Long> figures() {
        final Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("in-scope expense", inScopeFen);
        figures.put("first self-pay", preSelfPayFen);
        figures.put("deductible", deductibleFen);
        fundFen.forEach((code, amountFen) -> figures.put("payment of fund " + code, amountFen));
        figures.put("payment of the account", accountFen);
        return figures;
    }
}

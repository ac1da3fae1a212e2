package io.yidi.load.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * 年度累计: what has come together of a person in a benefit year, by the codes of transaction 5206; stays are counted, all
 * else is in fen. One thread.
 */
public final class Accumulation {

    /** Number of stays. */
    public static final String STAYS = "C0000";

    private static final String DEDUCTIBLE = "Q0000";
    private static final String EXPENSE = "S0000";
    private static final String PAID_BY = "D";
    private static final String ACCOUNT = "310200";
    /** Expense that one fund looked at: no answer tells it. */
    private static final String EXPENSE_OF = "TS";

    private final SortedMap<String, Long> sums = new TreeMap<>();

    /** Adds to one sum. */
    public void add(final String code, final long value) {
        sums.merge(code, value, Long::sum);
    }

    /** Adds a settlement. */
    public void settle(final SplitFacts split) {
        book(split, 1);
    }

    /** Takes out exactly what a settlement had added. */
    public void takeBack(final SplitFacts split) {
        book(split, -1);
    }

    long stays() {
        return sums.getOrDefault(STAYS, 0L);
    }

    long paidFen(final String fund) {
        return sums.getOrDefault(PAID_BY + fund, 0L);
    }

    /** Where another one, which was found, is not as this one; what one of them does not have is 0 there. */
    List<String> differences(final Accumulation found) {
        final SortedSet<String> codes = new TreeSet<>(sums.keySet());
        codes.addAll(found.sums.keySet());
        codes.removeIf(code -> code.startsWith(EXPENSE_OF));
        final List<String> differences = new ArrayList<>();
        for (final String code : codes) {
            final long expected = sums.getOrDefault(code, 0L);
            final long other = found.sums.getOrDefault(code, 0L);
            if (expected != other) {
                differences.add("expected " + code + " to be " + expected + ", found " + other);
            }
        }
        return differences;
    }

    private void book(final SplitFacts split, final int sign) {
        add(STAYS, sign);
        add(DEDUCTIBLE, sign * split.deductibleFen());
        add(EXPENSE, sign * split.inScopeFen());
        split.fundFen().forEach((fund, amountFen) -> add(PAID_BY + fund, sign * amountFen));
        add(PAID_BY + ACCOUNT, sign * split.accountFen());
    }
}

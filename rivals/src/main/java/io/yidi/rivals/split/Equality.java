package io.yidi.rivals.split;

import java.util.Locale;

/**
 * 一致: two ways to split, held to the same bills, to the fen.
 *
 * @param compared bills
 * @param first difference in words; empty if there was none
 */
public record Equality(long compared, String first) {

    /**
     * Compares until the first difference.
     *
     * @param corpus of the bills
     * @param count of bills
     * @param expected whose amounts are right
     * @param other whose amounts are compared
     * @return what came out
     */
    public static Equality of(
            final BillCorpus corpus, final long count, final Splitter expected, final Splitter other) {
        for (long number = 0; number < count; number++) {
            final SplitBill bill = corpus.bill(number);
            expected.fundFen(bill);
            other.fundFen(bill);
            if (!expected.split().equals(other.split())) {
                return new Equality(
                        number + 1, "expected " + expected.split() + ", found " + other.split() + " for " + bill);
            }
        }
        return new Equality(count, "");
    }

    /**
     * The outcome for people.
     *
     * @return one line
     */
    public String words() {
        return String.format(
                Locale.ROOT, "%,d compared, %s", compared, isEqual() ? "all equal to the fen" : "NOT EQUAL: " + first);
    }

    /**
     * Whether all were equal.
     *
     * @return false if there is a first difference
     */
    public boolean isEqual() {
        return first.isEmpty();
    }
}

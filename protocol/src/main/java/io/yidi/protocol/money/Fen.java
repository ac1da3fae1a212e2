package io.yidi.protocol.money;

/**
 * 金额（分）: limits and decimal text of an amount in fen (1/100 yuan).
 *
 * <p>Amounts are plain {@code long}s; this class holds what is common to all of them. Bounds: a line at most
 * 99 999 999.99 yuan, a bill at most 999 999 999.99 yuan, so that amount × ratio never leaves a {@code long}.
 */
public final class Fen {

    /** Largest amount of one fee line, in fen. */
    public static final long LINE_MAX = 9_999_999_999L;

    /** Largest amount of one bill, in fen. */
    public static final long BILL_MAX = 99_999_999_999L;

    /** Fen in a yuan. */
    public static final long PER_YUAN = 100;

    private Fen() {}

    /**
     * Writes an amount as decimal yuan with two decimals, such as {@code 1234.50} or {@code -0.05}.
     *
     * @param amountFen any amount
     * @return the text
     */
    public static String format(final long amountFen) {
        final StringBuilder text = new StringBuilder(20);
        append(text, amountFen);
        return text.toString();
    }

    /**
     * Appends an amount as decimal yuan with two decimals.
     *
     * @param text to append to
     * @param amountFen any amount
     */
    public static void append(final StringBuilder text, final long amountFen) {
        if (amountFen < 0) {
            text.append('-');
        }
        text.append(Math.abs(amountFen / PER_YUAN)).append('.');
        final long cents = Math.abs(amountFen % PER_YUAN);
        text.append((char) ('0' + cents / 10)).append((char) ('0' + cents % 10));
    }
}

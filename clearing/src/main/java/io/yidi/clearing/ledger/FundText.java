package io.yidi.clearing.ledger;

import java.util.Map;
import java.util.TreeMap;

/**
 * 基金明细: what each fund pays, as one text that is the same for the same amounts: codes in their order, nothing that is
 * zero, such as {@code 310100:5999 330100:-5}.
 */
public final class FundText {

    /** No fund pays anything. */
    public static final String NOTHING = "";

    private FundText() {}

    /**
     * Writes it.
     *
     * @param funds fen by {@code fund_pay_type}
     * @return the text
     */
    public static String of(final Map<String, Long> funds) {
        final StringBuilder text = new StringBuilder();
        new TreeMap<>(funds).forEach((code, amountFen) -> append(text, code, amountFen));
        return text.toString();
    }

    /**
     * Adds a fund, whose code comes behind those that are there.
     *
     * @param text so far
     * @param code {@code fund_pay_type}
     * @param amountFen what it pays; nothing is added for nothing
     */
    public static void append(final StringBuilder text, final String code, final long amountFen) {
        if (amountFen != 0) {
            text.append(text.length() == 0 ? "" : " ").append(code).append(':').append(amountFen);
        }
    }

    /**
     * Reads it.
     *
     * @param text as it was written
     * @return fen by {@code fund_pay_type}; those that are zero are left out
     */
    public static Map<String, Long> funds(final String text) {
        final Map<String, Long> funds = new TreeMap<>();
        if (!text.isEmpty()) {
            for (final String fund : text.split(" ", -1)) {
                final int colon = fund.indexOf(':');
                funds.put(fund.substring(0, colon), Long.valueOf(fund.substring(colon + 1)));
            }
        }
        return funds;
    }
}

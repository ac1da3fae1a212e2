package io.yidi.protocol.money;

/**
 * 比例（万分之一）: ratios in basis points, and the one rounding of the system.
 *
 * <p>Rounding is half-up to the fen; the mirror image for a negative amount (a return is the exact negative of its
 * purchase). Nothing else rounds.
 */
public final class Ratio {

    /** The ratio 100 %, in basis points. */
    public static final int ONE_BP = 10_000;

    private static final int BP_PER_PERCENT = 100;

    private Ratio() {}

    /**
     * Divides and rounds half-up, away from zero for negatives.
     *
     * @param numerator any value of magnitude up to {@code Long.MAX_VALUE - divisor}
     * @param divisor positive
     * @return numerator ÷ divisor, rounded
     */
    public static long divideHalfUp(final long numerator, final long divisor) {
        final long quotient = numerator / divisor;
        final long twice = Math.abs(numerator % divisor) * 2;
        if (twice < divisor) {
            return quotient;
        }
        return numerator < 0 ? quotient - 1 : quotient + 1;
    }

    /**
     * A share of an amount, rounded half-up to the fen.
     *
     * @param amountFen magnitude up to {@link Fen#BILL_MAX}
     * @param ratioBp 0 … 10 000
     * @return round(amount × ratio) in fen
     */
    public static long of(final long amountFen, final int ratioBp) {
        return divideHalfUp(Math.multiplyExact(amountFen, ratioBp), ONE_BP);
    }

    /**
     * Limits a ratio to 0 … 100 %.
     *
     * @param ratioBp any value
     * @return the nearest value in 0 … 10 000
     */
    public static int clamp(final int ratioBp) {
        return Math.max(0, Math.min(ONE_BP, ratioBp));
    }

    /**
     * A ratio as people write it: {@code 85%}, {@code 7.05%}.
     *
     * @param ratioBp not negative
     * @return per cent, with two decimals unless they are zero
     */
    public static String percent(final long ratioBp) {
        final String whole = Long.toString(ratioBp / BP_PER_PERCENT);
        final long rest = ratioBp % BP_PER_PERCENT;
        final String decimals =
                rest == 0 ? "" : "." + Long.toString(BP_PER_PERCENT + rest).substring(1);
        return whole + decimals + "%";
    }
}

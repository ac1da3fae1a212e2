package io.yidi.gateway.reconciled;

/**
 * 一方合计: what a side has of a group of settlements; refunds count and take away.
 *
 * @param count settlements and refunds
 * @param totalFen {@code medfee_sumamt}
 * @param fundFen {@code fund_pay_sumamt}
 * @param accountFen {@code acct_pay}
 * @param cashFen {@code psn_cash_pay}
 */
public record SideTotal(long count, long totalFen, long fundFen, long accountFen, long cashFen) {

    /** Nothing. */
    public static final SideTotal NONE = new SideTotal(0, 0, 0, 0, 0);

    /**
     * Adds up.
     *
     * @param other to be added
     * @return the sum
     * @throws ArithmeticException if it does not fit
     */
    public SideTotal plus(final SideTotal other) {
        return new SideTotal(
                Math.addExact(count, other.count),
                Math.addExact(totalFen, other.totalFen),
                Math.addExact(fundFen, other.fundFen),
                Math.addExact(accountFen, other.accountFen),
                Math.addExact(cashFen, other.cashFen));
    }
}

package io.yidi.gateway.statement;

/**
 * 对账合计: sums over settlements and refunds; refunds count as rows and lower the amounts. Immutable.
 *
 * @param count rows
 * @param totalFen {@code medfee_sumamt}
 * @param fundFen {@code fund_pay_sumamt}, without the personal account
 * @param accountFen {@code acct_pay}
 * @param cashFen {@code psn_cash_pay}
 */
public record StatementSums(long count, long totalFen, long fundFen, long accountFen, long cashFen) {

    /** Of nothing. */
    public static final StatementSums ZERO = new StatementSums(0, 0, 0, 0, 0);

    /** Both together. */
    public StatementSums plus(final StatementSums other) {
        return new StatementSums(
                Math.addExact(count, other.count),
                Math.addExact(totalFen, other.totalFen),
                Math.addExact(fundFen, other.fundFen),
                Math.addExact(accountFen, other.accountFen),
                Math.addExact(cashFen, other.cashFen));
    }

    /** This without the other. */
    public StatementSums minus(final StatementSums other) {
        return plus(
                new StatementSums(-other.count, -other.totalFen, -other.fundFen, -other.accountFen, -other.cashFen));
    }
}

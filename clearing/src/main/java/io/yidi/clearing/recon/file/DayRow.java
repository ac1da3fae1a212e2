package io.yidi.clearing.recon.file;

/**
 * 对账行: one settlement or refund as a side has it.
 *
 * @param key which one
 * @param group what it is added up in
 * @param personNo {@code psn_no}
 * @param amounts of it
 */
public record DayRow(Key key, DayGroup group, String personNo, DayAmounts amounts) {

    /**
     * 对账标识: a settlement and its refund may go by one number, so the flag belongs to it.
     *
     * @param settlementId {@code setl_id}
     * @param isRefund {@code refd_setl_flag}
     */
    public record Key(long settlementId, boolean isRefund) {}

    /**
     * 对账金额: what must be alike to the fen (INV-13); of a refund negative.
     *
     * @param totalFen {@code medfee_sumamt}
     * @param fundFen {@code fund_pay_sumamt}
     * @param accountFen {@code acct_pay}
     * @param cashFen {@code psn_cash_pay}
     * @param funds what each fund pays, as {@code FundText} writes it; null if a side does not tell
     */
    public record DayAmounts(long totalFen, long fundFen, long accountFen, long cashFen, String funds) {}
}

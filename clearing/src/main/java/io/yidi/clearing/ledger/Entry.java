package io.yidi.clearing.ledger;

import java.util.List;

/**
 * 账目: a settlement, or a refund beside the settlement it takes back.
 *
 * @param entryId {@code setl_id} of the settlement or of the refund itself
 * @param originalId {@code setl_id} of the settlement that is refunded; {@link #NONE} of a settlement
 * @param encounterId {@code mdtrt_id}, {@link #NONE} of a bill that came at once
 * @param key whose request it was
 * @param time when it was decided
 * @param insured whose it is
 * @param isFullPay whether it is a settlement whose person paid all of it
 * @param carePlace six-digit area; empty of a refund, which has that of its settlement
 * @param amounts of it
 * @param funds what each fund of the plan pays
 */
record Entry(
        long entryId,
        long originalId,
        long encounterId,
        Key key,
        Time time,
        Insured insured,
        boolean isFullPay,
        String carePlace,
        Amounts amounts,
        List<FundShare> funds) {

    /** No such entry. */
    static final long NONE = 0;

    /**
     * 请求标识: the caller's key.
     *
     * @param institution {@code fixmedins_code}
     * @param transactionCode {@code infno}
     * @param msgId {@code msgid}
     */
    record Key(String institution, String transactionCode, String msgId) {}

    /**
     * 时间: when an entry was decided.
     *
     * @param businessDay days since 1970-01-01
     * @param decidedAtMs milliseconds since 1970-01-01T00:00Z
     */
    record Time(int businessDay, long decidedAtMs) {}

    /**
     * 参保: whose entry it is, and what it is cleared as.
     *
     * @param personNo {@code psn_no}
     * @param insuranceType {@code insutype}
     * @param insuredPlace six-digit area
     * @param careType kind of care
     */
    record Insured(String personNo, int insuranceType, String insuredPlace, String careType) {}

    /**
     * 基金支付: what one fund pays.
     *
     * @param fundCode {@code fund_pay_type}
     * @param amountFen {@code fund_payamt}
     */
    record FundShare(String fundCode, long amountFen) {}
}

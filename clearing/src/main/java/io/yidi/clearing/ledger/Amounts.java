package io.yidi.clearing.ledger;

/**
 * 金额: of an entry, or of many added up; in fen, those of a refund negative.
 *
 * @param totalFen {@code medfee_sumamt}
 * @param inScopeFen {@code inscp_scp_amt}
 * @param preSelfPayFen {@code preselfpay_amt}
 * @param overLimitFen {@code overlmt_selfpay}
 * @param ownPayFen {@code fulamt_ownpay_amt}
 * @param deductibleFen {@code act_pay_dedc}
 * @param fundFen {@code fund_pay_sumamt}: all funds, without the personal account
 * @param personalFen {@code psn_part_amt}
 * @param accountFen {@code acct_pay}
 * @param cashFen {@code psn_cash_pay}
 */
public record Amounts(
        long totalFen,
        long inScopeFen,
        long preSelfPayFen,
        long overLimitFen,
        long ownPayFen,
        long deductibleFen,
        long fundFen,
        long personalFen,
        long accountFen,
        long cashFen) {}

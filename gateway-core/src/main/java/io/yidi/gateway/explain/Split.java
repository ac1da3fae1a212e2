package io.yidi.gateway.explain;

import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * 分割结果: the amounts of a settlement, in fen, as they were answered or as they come out here.
 *
 * @param category what the benefit was computed for
 * @param illustrative whether a figure that decided an amount is not verified
 * @param totalFen of the bill
 * @param parts the four parts of the bill
 * @param firstSelfPayFen 先行自付
 * @param deductibleFen 起付线
 * @param fundTotalFen 基金支付合计, without the account
 * @param personalFen 个人负担
 * @param accountFen 个人账户支付
 * @param cashFen 个人现金支付
 * @param balanceFen account balance after the bill
 * @param funds each fund, in the order of the plan
 * @param years each benefit year
 * @param planId plan of the last benefit year
 */
public record Split(
        String category,
        boolean illustrative,
        long totalFen,
        Parts parts,
        long firstSelfPayFen,
        long deductibleFen,
        long fundTotalFen,
        long personalFen,
        long accountFen,
        long cashFen,
        long balanceFen,
        List<FundAmount> funds,
        List<YearAmount> years,
        String planId) {

    /**
     * 一项基金.
     *
     * @param code {@code fund_pay_type}
     * @param amountFen paid
     * @param name of the fund, as the insured place calls it
     */
    public record FundAmount(String code, long amountFen, String name) {

        FundAmount plus(final long moreFen) {
            return new FundAmount(code, amountFen + moreFen, name);
        }
    }

    /**
     * 一个年度.
     *
     * @param benefitYear named by the calendar year it begins in
     * @param totalFen share of the bill
     * @param inScopeFen in scope
     * @param deductibleFen taken
     * @param fundTotalFen paid by funds
     * @param personalFen left to the person
     */
    public record YearAmount(
            int benefitYear, long totalFen, long inScopeFen, long deductibleFen, long fundTotalFen, long personalFen) {

        YearAmount negative() {
            return new YearAmount(benefitYear, -totalFen, -inScopeFen, -deductibleFen, -fundTotalFen, -personalFen);
        }
    }

    /** What a reply says. */
    public static Split of(final SettleReplyDecoder reply) {
        return new Split(
                reply.category().name(),
                reply.replyFlags().illustrative(),
                reply.totalFen(),
                new Parts(reply.inScopeFen(), reply.preSelfPayFen(), reply.overLimitFen(), reply.ownPayFen()),
                reply.firstSelfPayFen(),
                reply.deductibleFen(),
                reply.fundTotalFen(),
                reply.personalFen(),
                reply.accountFen(),
                reply.cashFen(),
                reply.accountBalanceFen(),
                funds(reply),
                years(reply),
                reply.planId());
    }

    /** What a refund says; the negative of a settlement. */
    public static Split of(final RefundReplyDecoder reply) {
        return new Split(
                reply.category().name(),
                reply.replyFlags().illustrative(),
                reply.totalFen(),
                new Parts(reply.inScopeFen(), reply.preSelfPayFen(), reply.overLimitFen(), reply.ownPayFen()),
                reply.firstSelfPayFen(),
                reply.deductibleFen(),
                reply.fundTotalFen(),
                reply.personalFen(),
                reply.accountFen(),
                reply.cashFen(),
                reply.accountBalanceFen(),
                funds(reply),
                years(reply),
                reply.planId());
    }

    /** A bill that the person pays all of. */
    public static Split ofFullPay(final Parts parts, final int benefitYear, final long balanceFen) {
        final long totalFen = parts.totalFen();
        return new Split(
                "NONE",
                false,
                totalFen,
                parts,
                0,
                0,
                0,
                totalFen,
                0,
                totalFen,
                balanceFen,
                List.of(),
                List.of(new YearAmount(benefitYear, totalFen, parts.inScopeFen(), 0, 0, totalFen)),
                "");
    }

    /** The exact negative of every amount; the balance is said apart. */
    public Split negative(final long newBalanceFen) {
        return new Split(
                category,
                illustrative,
                -totalFen,
                Parts.NONE.minus(parts),
                -firstSelfPayFen,
                -deductibleFen,
                -fundTotalFen,
                -personalFen,
                -accountFen,
                -cashFen,
                newBalanceFen,
                funds.stream()
                        .map(fund -> new FundAmount(fund.code, -fund.amountFen, fund.name))
                        .toList(),
                years.stream().map(YearAmount::negative).toList(),
                planId);
    }

    /** Notes every point in which another split differs from this one. */
    public void compare(final Split computed, final Steps steps) {
        steps.same("psn_category", category, computed.category);
        steps.same("policy_plan", planId, computed.planId);
        steps.same("illustrative", Boolean.toString(illustrative), Boolean.toString(computed.illustrative));
        steps.same("medfee_sumamt", totalFen, computed.totalFen);
        steps.same("inscp_scp_amt", parts.inScopeFen(), computed.parts.inScopeFen());
        steps.same("preselfpay_amt", parts.preSelfPayFen(), computed.parts.preSelfPayFen());
        steps.same("overlmt_selfpay", parts.overLimitFen(), computed.parts.overLimitFen());
        steps.same("fulamt_ownpay_amt", parts.ownPayFen(), computed.parts.ownPayFen());
        steps.same("redc_selfpay_amt", firstSelfPayFen, computed.firstSelfPayFen);
        steps.same("act_pay_dedc", deductibleFen, computed.deductibleFen);
        steps.same("fund_pay_sumamt", fundTotalFen, computed.fundTotalFen);
        steps.same("psn_part_amt", personalFen, computed.personalFen);
        steps.same("acct_pay", accountFen, computed.accountFen);
        steps.same("psn_cash_pay", cashFen, computed.cashFen);
        steps.same("balc", balanceFen, computed.balanceFen);
        steps.same("setldetail", funds.toString(), computed.funds.toString());
        steps.same("year_entries", years.toString(), computed.years.toString());
    }

    private static List<FundAmount> funds(final SettleReplyDecoder reply) {
        final List<FundAmount> funds = new ArrayList<>();
        for (final SettleReplyDecoder.FundsDecoder fund : reply.funds()) {
            funds.add(new FundAmount(fund.fundCode(), fund.amountFen(), fund.fundName()));
        }
        return funds;
    }

    private static List<YearAmount> years(final SettleReplyDecoder reply) {
        final List<YearAmount> years = new ArrayList<>();
        for (final SettleReplyDecoder.YearsDecoder year : reply.years()) {
            years.add(new YearAmount(
                    year.benefitYear(),
                    year.totalFen(),
                    year.inScopeFen(),
                    year.deductibleFen(),
                    year.fundTotalFen(),
                    year.personalFen()));
        }
        return years;
    }

    private static List<FundAmount> funds(final RefundReplyDecoder reply) {
        final List<FundAmount> funds = new ArrayList<>();
        for (final RefundReplyDecoder.FundsDecoder fund : reply.funds()) {
            funds.add(new FundAmount(fund.fundCode(), fund.amountFen(), fund.fundName()));
        }
        return funds;
    }

    private static List<YearAmount> years(final RefundReplyDecoder reply) {
        final List<YearAmount> years = new ArrayList<>();
        for (final RefundReplyDecoder.YearsDecoder year : reply.years()) {
            years.add(new YearAmount(
                    year.benefitYear(),
                    year.totalFen(),
                    year.inScopeFen(),
                    year.deductibleFen(),
                    year.fundTotalFen(),
                    year.personalFen()));
        }
        return years;
    }
}

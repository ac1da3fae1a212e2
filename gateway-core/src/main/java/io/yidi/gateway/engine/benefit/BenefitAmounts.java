package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.engine.scope.BillParts;

/**
 * 待遇金额: the amounts of a settlement, or of one of its benefit years, in fen (INV-3, INV-4).
 *
 * <pre>
 *   total    = fundTotal + personal
 *   personal = account + cash
 * </pre>
 *
 * <p>Mutable and reused by the result that owns it; others read.
 */
public final class BenefitAmounts {

    /** The four parts, as the care place split them: a reduction never changes them. */
    public final BillParts parts = new BillParts();

    /** 先行自付: what a reduction took out of the in-scope amount before the plan saw it. */
    public long firstSelfPayFen;

    /** 起付标准: deductible taken. */
    public long deductibleFen;

    /** 统筹基金支付: paid by the pool. */
    public long poolFen;

    /** 基金支付合计: pool and layers, without the account. */
    public long fundTotalFen;

    /** 个人负担: total − fund total. */
    public long personalFen;

    /** 个人账户支付. */
    public long accountFen;

    /** 个人现金支付. */
    public long cashFen;

    void clear() {
        parts.clear();
        firstSelfPayFen = 0;
        deductibleFen = 0;
        poolFen = 0;
        fundTotalFen = 0;
        personalFen = 0;
        accountFen = 0;
        cashFen = 0;
    }

    void add(final BenefitAmounts year) {
        parts.add(year.parts);
        firstSelfPayFen += year.firstSelfPayFen;
        deductibleFen += year.deductibleFen;
        poolFen += year.poolFen;
        fundTotalFen += year.fundTotalFen;
        personalFen += year.personalFen;
        accountFen += year.accountFen;
        cashFen += year.cashFen;
    }
}

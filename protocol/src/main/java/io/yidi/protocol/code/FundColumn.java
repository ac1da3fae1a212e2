package io.yidi.protocol.code;

import java.util.Map;

/**
 * 基金栏目: the column in which the national forms show what a fund paid (附件1); every fund has exactly one, and one that
 * the forms do not name is among the others (NAT-F1c).
 */
public enum FundColumn {
    /** 统筹基金. */
    POOLED(1),
    /** 个人账户. */
    ACCOUNT(2),
    /** 大病补充医疗保险: above the limit of the pool. */
    LARGE_EXPENSE(3),
    /** 补充医疗保险. */
    SUPPLEMENTARY(4),
    /** 公务员医疗补助. */
    CIVIL_SERVANT(5),
    /** 伤残人员医疗保障. */
    DISABLED(6),
    /** 医疗救助. */
    ASSISTANCE(7),
    /** 其他. */
    OTHER(8);

    private static final Map<String, FundColumn> BY_CODE = Map.ofEntries(
            Map.entry("310100", POOLED),
            Map.entry("390100", POOLED),
            Map.entry("310200", ACCOUNT),
            Map.entry("330100", LARGE_EXPENSE),
            Map.entry("390200", LARGE_EXPENSE),
            Map.entry("370100", SUPPLEMENTARY),
            Map.entry("320100", CIVIL_SERVANT),
            Map.entry("350100", DISABLED),
            Map.entry("610100", ASSISTANCE));

    private final int number;

    FundColumn(final int number) {
        this.number = number;
    }

    /**
     * The column of a fund.
     *
     * @param fundCode {@code fund_pay_type}
     * @return its only one
     */
    public static FundColumn of(final String fundCode) {
        return BY_CODE.getOrDefault(fundCode, OTHER);
    }

    /**
     * Number of the column in the form.
     *
     * @return 1 to 8
     */
    public int number() {
        return number;
    }
}

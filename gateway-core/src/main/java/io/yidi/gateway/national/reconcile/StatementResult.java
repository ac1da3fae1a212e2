package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.statement.StatementSums;

/** 对账结果: {@code stmt_rslt}. */
enum StatementResult {
    /** Both sides agree. */
    BALANCED("0", "平"),
    /** Only the gateway has it, or has more of them. */
    ONLY_HERE("1", "中心多"),
    /** Only the institution has it, or has more of them. */
    ONLY_THERE("2", "医药机构多"),
    /** Both have it, and amounts differ. */
    DIFFERENT("3", "数据不一致");

    private final String code;
    private final String label;

    StatementResult(final String code, final String label) {
        this.code = code;
        this.label = label;
    }

    /**
     * On the wire.
     *
     * @param digits 1, or 6 as some areas write it
     */
    String code(final int digits) {
        if (digits == 1) {
            return code;
        }
        return this == BALANCED ? "000000" : "00010" + code;
    }

    /** In Chinese. */
    String label() {
        return label;
    }

    /** Totals of both sides compared, cash left out: by their rows first. */
    static StatementResult ofTotals(final StatementSums ours, final StatementSums theirs) {
        if (ours.count() != theirs.count()) {
            return ours.count() > theirs.count() ? ONLY_HERE : ONLY_THERE;
        }
        return ofAmounts(ours, theirs);
    }

    /** Amounts of both sides compared, cash left out. */
    static StatementResult ofAmounts(final StatementSums ours, final StatementSums theirs) {
        return ours.totalFen() == theirs.totalFen()
                        && ours.fundFen() == theirs.fundFen()
                        && ours.accountFen() == theirs.accountFen()
                ? BALANCED
                : DIFFERENT;
    }
}

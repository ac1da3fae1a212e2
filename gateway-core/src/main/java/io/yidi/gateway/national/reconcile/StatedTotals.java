package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.statement.StatementSums;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Decimals;
import java.util.List;

/** 申报合计: the totals that an institution states in its request. */
final class StatedTotals {

    private static final String COUNT = "fixmedins_setl_cnt";
    private static final String TOTAL = "medfee_sumamt";
    private static final String FUND = "fund_pay_sumamt";
    private static final String ACCOUNT = "acct_pay";

    private StatedTotals() {}

    /** Those of a 3201: rows, total, funds and account. */
    static StatementSums withAccount(final InputNodes.Row asked) throws InputFaultException {
        return new StatementSums(count(asked), fen(asked, TOTAL), fen(asked, FUND), fen(asked, ACCOUNT), 0);
    }

    /**
     * Requires that the totals of a 3202 are those of its file; its rows have no cash, so that is not looked at.
     *
     * @param asked states them
     * @param rows of the file
     * @throws InputFaultException naming the first total that differs
     */
    static void requireOf(final InputNodes.Row asked, final List<UploadedRow> rows) throws InputFaultException {
        final StatementSums sums =
                rows.stream().map(UploadedRow::amounts).reduce(StatementSums.ZERO, StatementSums::plus);
        require(asked, COUNT, count(asked) == sums.count());
        require(asked, TOTAL, fen(asked, TOTAL) == sums.totalFen());
        require(asked, FUND, fen(asked, FUND) == sums.fundFen());
    }

    private static void require(final InputNodes.Row asked, final String name, final boolean isAlike)
            throws InputFaultException {
        if (!isAlike) {
            throw asked.fault(ResultCode.TOTAL_DIFFERS, name, asked.text(name));
        }
    }

    private static long count(final InputNodes.Row asked) throws InputFaultException {
        return sound(asked, COUNT, Decimals.parse(asked.text(COUNT), 0));
    }

    private static long fen(final InputNodes.Row asked, final String name) throws InputFaultException {
        return sound(asked, name, YuanText.fen(asked.text(name)));
    }

    private static long sound(final InputNodes.Row asked, final String name, final long number)
            throws InputFaultException {
        if (Decimals.isFault(number)) {
            throw asked.fault(ResultCode.AMOUNT_SYNTAX, name, asked.text(name));
        }
        return number;
    }
}

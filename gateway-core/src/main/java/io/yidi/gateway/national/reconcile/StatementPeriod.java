package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.statement.Statements;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;

/**
 * 对账期间: business days, both included, days since 1970-01-01.
 *
 * @param fromDay the first
 * @param toDay the last
 */
record StatementPeriod(int fromDay, int toDay) {

    static final String FROM = "stmt_begndate";

    private static final String TO = "stmt_enddate";

    /** Reads the period; a time behind a day is not looked at. */
    static StatementPeriod of(final InputNodes.Row asked) throws InputFaultException {
        final StatementPeriod period = new StatementPeriod(day(asked, FROM), day(asked, TO));
        if (period.toDay < period.fromDay) {
            throw asked.fault(ResultCode.DATE_ORDER, TO, asked.text(TO));
        }
        if (period.toDay - period.fromDay >= Statements.DAYS_MAX) {
            throw asked.fault(ResultCode.STATEMENT_PERIOD_WRONG, TO, asked.text(TO));
        }
        return period;
    }

    private static int day(final InputNodes.Row asked, final String name) throws InputFaultException {
        final LocalDate day = asked.day(name);
        if (day == null) {
            throw asked.fault(ResultCode.DATE_INVALID, name, "");
        }
        return (int) day.toEpochDay();
    }
}

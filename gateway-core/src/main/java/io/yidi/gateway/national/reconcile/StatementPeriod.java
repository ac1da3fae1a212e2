package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.statement.Statements;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * 对账期间: business days, both included, days since 1970-01-01.
 *
 * @param fromDay the first
 * @param toDay the last
 */
record StatementPeriod(int fromDay, int toDay) {

    static final String FROM = "stmt_begndate";

    private static final String TO = "stmt_enddate";
    private static final int DAY_LENGTH = 10;

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
        final String text = asked.text(name);
        try {
            return (int) LocalDate.parse(text.substring(0, Math.min(DAY_LENGTH, text.length())))
                    .toEpochDay();
        } catch (final DateTimeParseException wrong) {
            throw asked.fault(ResultCode.DATE_INVALID, name, text);
        }
    }
}

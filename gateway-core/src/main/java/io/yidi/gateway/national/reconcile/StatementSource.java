package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.national.desk.DeskWork;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.statement.EncounterLine;
import io.yidi.gateway.statement.StatementGroup;
import io.yidi.gateway.statement.StatementRow;
import io.yidi.gateway.statement.StatementSums;
import io.yidi.gateway.statement.Statements;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 账册来源: the statements, up to what was durable when they are asked; busy while they are still being read. */
final class StatementSource implements DeskWork {

    private static final Logger LOG = LoggerFactory.getLogger(StatementSource.class);

    private final Statements statements;
    private boolean isBehind;

    StatementSource(final Statements statements) {
        this.statements = statements;
    }

    @Override
    public boolean proceed() {
        try {
            isBehind = isBehind && !statements.advance();
        } catch (final IOException unreadable) {
            LOG.error("the journal cannot be read for statements", unreadable);
            isBehind = false;
        }
        return isBehind;
    }

    StatementSums sums(
            final InputNodes.Row asked,
            final String institution,
            final StatementPeriod period,
            final Predicate<StatementGroup> isWanted)
            throws InputFaultException, IOException {
        requireHeld(asked, period);
        return statements.sums(institution, period.fromDay(), period.toDay(), isWanted);
    }

    List<StatementRow> rows(
            final InputNodes.Row asked,
            final String institution,
            final StatementPeriod period,
            final Predicate<StatementGroup> isWanted)
            throws InputFaultException, IOException {
        requireHeld(asked, period);
        return statements.rows(institution, period.fromDay(), period.toDay(), isWanted);
    }

    List<EncounterLine> lines(final long lastSequence) throws InputFaultException, IOException {
        requireRead();
        return statements.lines(lastSequence);
    }

    private void requireHeld(final InputNodes.Row asked, final StatementPeriod period)
            throws InputFaultException, IOException {
        requireRead();
        if (!statements.holds(period.fromDay())) {
            throw asked.fault(
                    ResultCode.STATEMENT_PERIOD_WRONG, StatementPeriod.FROM, asked.text(StatementPeriod.FROM));
        }
    }

    private void requireRead() throws InputFaultException, IOException {
        if (!statements.advance()) {
            isBehind = true;
            throw new InputFaultException(new Fault().set(ResultCode.BUSY));
        }
    }
}

package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.LedgerException;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.RowSink;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** 行写入: puts the rows of a side into their table, in one piece; they are there once this is closed. One thread. */
final class RowAppender implements RowSink, AutoCloseable {

    private final DuckDBConnection connection;
    private final DuckDBAppender rows;
    private final GroupTable groups;
    private DayGroup lastGroup;
    private int lastGroupId;
    private int lastInstitutionId;

    RowAppender(final DuckDBConnection connection, final String table, final GroupTable groups) throws SQLException {
        this.connection = connection;
        this.groups = groups;
        connection.setAutoCommit(false);
        rows = connection.createAppender(table);
    }

    @Override
    public void onRow(final DayRow row) {
        number(row.group());
        final DayAmounts amounts = row.amounts();
        try {
            rows.beginRow();
            rows.append(row.key().settlementId())
                    .append(row.key().isRefund())
                    .append(lastGroupId)
                    .append(lastInstitutionId)
                    .append(row.personNo())
                    .append(amounts.totalFen())
                    .append(amounts.fundFen())
                    .append(amounts.accountFen())
                    .append(amounts.cashFen());
            if (amounts.funds() == null) {
                rows.appendNull();
            } else {
                rows.append(amounts.funds());
            }
            rows.endRow();
        } catch (final SQLException failed) {
            throw new LedgerException("take in the row " + row.key().settlementId(), failed);
        }
    }

    @Override
    public void close() {
        try (connection) {
            rows.close();
            connection.commit();
        } catch (final SQLException failed) {
            throw new LedgerException("take in rows", failed);
        }
    }

    private void number(final DayGroup group) {
        if (!group.equals(lastGroup)) {
            lastGroup = group;
            lastGroupId = groups.groupId(group);
            lastInstitutionId = groups.institutionId(group.institution());
        }
    }
}

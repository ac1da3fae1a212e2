package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.LedgerException;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;

/** 相符读取: what is alike on a pair of sides, with what the ledger knows of it. One thread. */
final class MatchedReader {

    private static final String MATCHED = """
            SELECT id, is_refund, group_id, alike.total_fen, coalesce(msg_id, '')
            FROM alike LEFT JOIN ledger.entry ON entry_id = id ORDER BY id, is_refund
            """;

    private final DayTables tables;
    private final Pair pair;

    MatchedReader(final DayTables tables, final Pair pair) {
        this.tables = tables;
        this.pair = pair;
    }

    /** Hands on each settlement that is alike, in the order of their numbers. */
    void read(final PairRows rows, final Consumer<Comparison> visitor) {
        try (Statement statement = tables.connection().createStatement()) {
            statement.execute("DELETE FROM alike");
            fill(rows);
            try (ResultSet row = statement.executeQuery(MATCHED)) {
                while (row.next()) {
                    visitor.accept(matched(row));
                }
            }
        } catch (final SQLException failed) {
            throw new LedgerException("go through the day", failed);
        }
    }

    private void fill(final PairRows rows) throws SQLException {
        try (DuckDBAppender alike = tables.connection().createAppender("alike")) {
            rows.forEach((hereRow, thereRow, code) -> {
                if (code == Outcome.ALIKE) {
                    append(alike, rows, hereRow);
                }
            });
        }
    }

    private static void append(final DuckDBAppender alike, final PairRows rows, final int row) {
        try {
            alike.beginRow();
            alike.append(rows.here().settlementId(row))
                    .append(rows.here().isRefund(row))
                    .append(rows.here().groupId(row))
                    .append(rows.here().totalFen(row));
            alike.endRow();
        } catch (final SQLException failed) {
            throw new LedgerException("go through the day", failed);
        }
    }

    private Comparison matched(final ResultSet row) throws SQLException {
        final long totalFen = row.getLong(4);
        return new Comparison(
                pair.here(),
                pair.there(),
                tables.groups().group(row.getInt(3)),
                new Key(Math.abs(row.getLong(1)), row.getBoolean(2)),
                row.getString(5),
                Verdict.MATCHED,
                totalFen,
                totalFen,
                Cause.NONE,
                "");
    }
}

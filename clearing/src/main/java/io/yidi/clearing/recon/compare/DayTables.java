package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.LedgerException;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.rows.DayRows;
import io.yidi.clearing.recon.rows.GroupTable;
import io.yidi.clearing.recon.rows.RefundNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * 对账表: a day of all sides in memory, beside the ledger, of which nothing is changed. One thread asks; the sides are
 * read at the same time.
 */
public final class DayTables implements AutoCloseable {

    private static final String SCHEMA = "day-tables.sql";
    private static final String GATEWAY_ROWS = """
            SELECT entry_id, original_id, group_id, total_fen, fund_fen, account_fen, cash_fen, funds
            FROM ledger.standing JOIN day_group USING (institution, insured_place, insurance_type, clearing_type)
            WHERE business_day = ?
            """;
    private static final String GROUPS = """
            SELECT institution, insured_place, insurance_type::VARCHAR, clearing_type, count(*)::INTEGER
            FROM ledger.standing WHERE business_day = ? GROUP BY ALL ORDER BY ALL
            """;

    private final DuckDBConnection connection;
    private final GroupTable groups = new GroupTable();
    private final RefundNumbers refunds = new RefundNumbers();
    private final Set<String> institutions = new TreeSet<>();
    private final Map<Side, DayRows> sides = Collections.synchronizedMap(new EnumMap<>(Side.class));
    private final LocalDate day;
    private int standing;

    /**
     * Looks which groups there are at the gateway.
     *
     * @param ledger up to the end of the day at least
     * @param day business day
     * @throws LedgerException if there is no such ledger, or a process writes to it
     */
    public DayTables(final Path ledger, final LocalDate day) {
        this.day = day;
        connection = Ledger.attach(ledger);
        try {
            execute(resource(SCHEMA));
            takeGroups();
        } catch (final SQLException failed) {
            throw new LedgerException("read the day " + day, failed);
        }
    }

    /**
     * Takes in the rows of all sides, at the same time, in the place of those that were there.
     *
     * @param hospitals puts the rows of hospitals into what it is given
     * @param platform puts the rows of the platform into what it is given
     * @throws RuntimeException what either throws, when all have ended
     */
    public void take(final Consumer<DayRows> hospitals, final Consumer<DayRows> platform) {
        final Map<Side, Consumer<DayRows>> sources =
                Map.of(Side.HOSPITAL, hospitals, Side.GATEWAY, this::takeGateway, Side.PLATFORM, platform);
        InParallel.run(Side.values(), side -> {
            final DayRows rows = new DayRows(groups);
            sources.get(side).accept(rows);
            sides.put(side, rows);
        });
        for (final Side side : List.of(Side.HOSPITAL, Side.PLATFORM)) {
            refunds.apply(rows(side));
        }
    }

    /** Institutions that have something standing on the day. */
    public Set<String> institutions() {
        return Collections.unmodifiableSet(institutions);
    }

    /** Last record of the journal that was looked at. */
    long sequence() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sequence FROM ledger.progress")) {
            row.next();
            return row.getLong(1);
        } catch (final SQLException failed) {
            throw new LedgerException("read how far the ledger is", failed);
        }
    }

    /** The business day. */
    LocalDate day() {
        return day;
    }

    /** The database. */
    DuckDBConnection connection() {
        return connection;
    }

    /** Groups and institutions by their numbers. */
    GroupTable groups() {
        return groups;
    }

    /** The rows of a side, after {@link #take}. */
    DayRows rows(final Side side) {
        return sides.get(side);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (final SQLException failed) {
            throw new LedgerException("let go of the day", failed);
        }
    }

    private void takeGroups() throws SQLException {
        try (PreparedStatement distinct = prepare(GROUPS);
                ResultSet row = distinct.executeQuery();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO day_group VALUES (?, ?, ?, ?, ?)")) {
            while (row.next()) {
                final DayGroup group =
                        new DayGroup(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                institutions.add(group.institution());
                standing += row.getInt(5);
                insert.setInt(1, groups.groupId(group));
                insert.setString(2, group.institution());
                insert.setString(3, group.insuredPlace());
                insert.setInt(4, Integer.parseInt(group.insuranceType()));
                insert.setString(5, group.clearingType());
                insert.executeUpdate();
            }
        }
    }

    private void takeGateway(final DayRows rows) {
        rows.expect(standing, false);
        try (PreparedStatement statement = prepare(GATEWAY_ROWS);
                DuckDBChunkedResult result =
                        statement.unwrap(DuckDBPreparedStatement.class).query()) {
            while (result.nextChunk()) {
                takeChunk(result.chunk(), rows);
            }
        } catch (final SQLException failed) {
            throw new LedgerException("read what stands on " + day, failed);
        }
    }

    /** Column by column, as the database has them; a row at a time takes it twice as long. */
    private void takeChunk(final DuckDBDataChunkReader chunk, final DayRows rows) {
        final DuckDBReadableVector ids = chunk.vector(0);
        final DuckDBReadableVector originalIds = chunk.vector(1);
        final DuckDBReadableVector groupIds = chunk.vector(2);
        final DuckDBReadableVector totals = chunk.vector(3);
        final DuckDBReadableVector fundTotals = chunk.vector(4);
        final DuckDBReadableVector accounts = chunk.vector(5);
        final DuckDBReadableVector cash = chunk.vector(6);
        final DuckDBReadableVector funds = chunk.vector(7);
        for (long row = 0; row < chunk.rowCount(); row++) {
            final long id = ids.getLong(row);
            final boolean isRefund = !originalIds.isNull(row);
            if (isRefund) {
                refunds.add(originalIds.getLong(row), id);
            }
            rows.add(
                    id,
                    isRefund,
                    groupIds.getInt(row),
                    totals.getLong(row),
                    fundTotals.getLong(row),
                    accounts.getLong(row),
                    cash.getLong(row),
                    funds.getString(row));
        }
    }

    /** A statement whose one parameter is the day. */
    PreparedStatement prepare(final String query) throws SQLException {
        final PreparedStatement statement = connection.prepareStatement(query);
        statement.setObject(1, day);
        return statement;
    }

    private void execute(final String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static String resource(final String name) {
        try (InputStream resource = DayTables.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }
}

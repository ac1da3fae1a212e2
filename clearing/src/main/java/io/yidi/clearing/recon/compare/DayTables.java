package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.LedgerException;
import io.yidi.clearing.recon.file.DayGroup;
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
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBConnection;

/**
 * 对账表: a day of all sides as tables in memory, beside the ledger, of which nothing is changed. Rows of hospitals and
 * rows of the platform may be put in by two threads; everything else is for one.
 */
public final class DayTables implements AutoCloseable {

    private static final String SCHEMA = "day-tables.sql";
    private static final String GATEWAY_ROWS = """
            INSERT INTO gateway_row
            SELECT entry_id, original_id IS NOT NULL, coalesce(original_id, 0), group_id, institution_id,
              total_fen, fund_fen, account_fen, cash_fen, funds
            FROM ledger.standing JOIN day_group USING (institution, insured_place, insurance_type, clearing_type)
            WHERE business_day = ?
            """;
    private static final String GROUPS = """
            SELECT DISTINCT institution, insured_place, insurance_type::VARCHAR, clearing_type
            FROM ledger.standing WHERE business_day = ? ORDER BY ALL
            """;

    private final DuckDBConnection connection;
    private final GroupTable groups = new GroupTable();
    private final LocalDate day;

    /**
     * Takes up what stands at the gateway.
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
            takeGateway();
        } catch (final SQLException failed) {
            throw new LedgerException("read the day " + day, failed);
        }
    }

    /** Opens the rows of hospitals or of the platform, on a connection of its own. */
    RowAppender appender(final Side side) {
        try {
            return new RowAppender(connection.duplicate(), rows(side), groups);
        } catch (final SQLException failed) {
            throw new LedgerException("open the rows of a side", failed);
        }
    }

    /** Institutions that have something standing on the day. */
    public Set<String> institutions() {
        final Set<String> institutions = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DISTINCT institution FROM day_group")) {
            while (row.next()) {
                institutions.add(row.getString(1));
            }
        } catch (final SQLException failed) {
            throw new LedgerException("list institutions", failed);
        }
        return institutions;
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
                        connection.prepareStatement("INSERT INTO day_group VALUES (?, ?, ?, ?, ?, ?)")) {
            while (row.next()) {
                final DayGroup group =
                        new DayGroup(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                insert.setInt(1, groups.groupId(group));
                insert.setInt(2, groups.institutionId(group.institution()));
                insert.setString(3, group.institution());
                insert.setString(4, group.insuredPlace());
                insert.setInt(5, Integer.parseInt(group.insuranceType()));
                insert.setString(6, group.clearingType());
                insert.executeUpdate();
            }
        }
    }

    private void takeGateway() throws SQLException {
        try (PreparedStatement statement = prepare(GATEWAY_ROWS)) {
            statement.executeUpdate();
        }
    }

    /** A statement whose one parameter is the day. */
    PreparedStatement prepare(final String query) throws SQLException {
        final PreparedStatement statement = connection.prepareStatement(query);
        statement.setObject(1, day);
        return statement;
    }

    /** Runs statements. */
    void execute(final String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /** The table of a side. */
    static String rows(final Side side) {
        return side.name().toLowerCase(Locale.ROOT) + "_row";
    }

    /** A text that lies beside the classes. */
    static String resource(final String name) {
        try (InputStream resource = DayTables.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }
}

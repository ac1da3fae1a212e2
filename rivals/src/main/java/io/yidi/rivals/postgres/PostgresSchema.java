package io.yidi.rivals.postgres;

import io.yidi.rivals.split.PolicyRows;
import io.yidi.rivals.split.PolicyRows.BandRow;
import io.yidi.rivals.split.SplitBill;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** 库表: makes tables and functions, and fills in the policy's rows. */
public final class PostgresSchema {

    private static final List<String> SCRIPTS = List.of("schema.sql", "functions.sql");
    private static final String PUT_POLICY = "insert into policy values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PUT_BILL = "insert into bill values (?, ?, ?, ?, ?, ?, ?, ?)";

    private PostgresSchema() {}

    /**
     * Makes everything but settlements.
     *
     * @param connection to an empty database
     * @param rows of the policy
     * @throws SQLException if the server refuses
     * @throws IOException if a script cannot be read
     */
    public static void create(final Connection connection, final PolicyRows rows) throws SQLException, IOException {
        for (final String script : SCRIPTS) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(read(script));
            }
        }
        final List<Integer> levels =
                rows.bands().stream().map(BandRow::level).distinct().toList();
        for (final int level : levels) {
            putPolicy(connection, rows, level, false);
            putPolicy(connection, rows, level, true);
        }
    }

    /**
     * Puts bills with their histories, for the split alone.
     *
     * @param connection to a database with the tables
     * @param bills all of them
     * @throws SQLException if the server refuses
     */
    public static void putBills(final Connection connection, final SplitBill... bills) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT_BILL)) {
            for (final SplitBill bill : bills) {
                put.setLong(1, bill.number());
                put.setInt(2, bill.level());
                put.setBoolean(3, bill.isRetired());
                put.setLong(4, bill.inScopeFen());
                put.setLong(5, bill.otherFen());
                put.setInt(6, bill.history().stays());
                put.setLong(7, bill.history().poolPaidFen());
                put.setLong(8, bill.history().layerPaidFen());
                put.addBatch();
            }
            put.executeBatch();
        }
        tidy(connection);
    }

    /**
     * Leaves nothing of earlier work to be done later: rows vacuumed and counted, pages written.
     *
     * @param connection to the database
     * @throws SQLException if the server refuses
     */
    public static void tidy(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static void putPolicy(
            final Connection connection, final PolicyRows rows, final int level, final boolean isRetired)
            throws SQLException {
        final List<BandRow> bands =
                rows.bands().stream().filter(band -> band.level() == level).toList();
        try (PreparedStatement put = connection.prepareStatement(PUT_POLICY)) {
            put.setInt(1, level);
            put.setBoolean(2, isRetired);
            put.setArray(3, array(connection, "bigint", rows.deductibleFen()));
            put.setArray(
                    4,
                    array(
                            connection,
                            "bigint",
                            bands.stream().map(BandRow::fromFen).toList()));
            put.setArray(
                    5,
                    array(
                            connection,
                            "bigint",
                            bands.stream().map(BandRow::upToFen).toList()));
            put.setArray(
                    6,
                    array(
                            connection,
                            "int",
                            bands.stream().map(band -> band.ratioBp(isRetired)).toList()));
            put.setLong(7, rows.poolCapFen());
            put.setInt(8, rows.layerBp(isRetired));
            put.setLong(9, rows.layerCapFen());
            put.execute();
        }
    }

    private static java.sql.Array array(final Connection connection, final String type, final List<?> values)
            throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static String read(final String script) throws IOException {
        try (InputStream bytes = PostgresSchema.class.getResourceAsStream(script)) {
            if (bytes == null) {
                throw new IOException("expected " + script + " beside " + PostgresSchema.class.getName());
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

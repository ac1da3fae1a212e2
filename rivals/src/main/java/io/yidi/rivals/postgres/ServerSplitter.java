package io.yidi.rivals.postgres;

import io.yidi.rivals.split.Equality;
import io.yidi.rivals.split.Split;
import io.yidi.rivals.split.SplitBill;
import io.yidi.rivals.split.Splitter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** 库内分割: the function by itself, called for a table of bills inside the server, so that no round trip is in it. */
public final class ServerSplitter implements AutoCloseable {

    private static final String SPLITS =
            "split(level, retired, in_scope_fen, other_fen, stays, pool_paid_fen," + " layer_paid_fen)";
    private static final String ALL = "select count(" + SPLITS + ") from bill";
    private static final String EACH =
            "select (s).* from (select number, " + SPLITS + " as s from bill offset 0) b order by number";

    private final Connection connection;
    private final SplitBill[] bills;

    /**
     * Puts the bills into their table.
     *
     * @param cluster with the schema
     * @param bills all of them, by number
     * @throws SQLException if the server refuses
     */
    public ServerSplitter(final PostgresCluster cluster, final SplitBill... bills) throws SQLException {
        this.connection = cluster.connect();
        this.bills = bills.clone();
        PostgresSchema.putBills(connection, bills);
    }

    /**
     * Compares every bill of the table.
     *
     * @param expected whose amounts are right
     * @return what came out
     * @throws SQLException if the server refuses
     */
    public Equality compare(final Splitter expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EACH)) {
            for (int i = 0; i < bills.length; i++) {
                expected.fundFen(bills[i]);
                rows.next();
                final Split found = new Split(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
                if (!found.equals(expected.split())) {
                    return new Equality(i + 1L, "expected " + expected.split() + ", found " + found);
                }
            }
        }
        return new Equality(bills.length, "");
    }

    /**
     * Splits all bills again and again.
     *
     * @param leastNs to measure
     * @return nanoseconds a split
     * @throws SQLException if the server refuses
     */
    public double nanosEach(final long leastNs) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long splits = 0;
            long takenNs = 0;
            final long startNs = System.nanoTime();
            while (takenNs < leastNs) {
                splits += count(statement);
                takenNs = System.nanoTime() - startNs;
            }
            return (double) takenNs / splits;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static long count(final Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(ALL)) {
            row.next();
            return row.getLong(1);
        }
    }
}

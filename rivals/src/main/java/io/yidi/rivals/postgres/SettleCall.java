package io.yidi.rivals.postgres;

import io.yidi.rivals.split.Split;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * 一次调用: settles one bill, or a batch in one transaction, over a connection of its own. One owner thread.
 *
 * <p>When it returns, the settlements are committed and flushed.
 */
final class SettleCall implements AutoCloseable {

    private static final String ONE = "select * from settle(?, ?, ?, ?, ?, ?, ?)";
    private static final String BATCH = "select * from settle_batch(?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final PreparedStatement one;
    private final PreparedStatement batch;
    private final List<Split> splits = new ArrayList<>();

    SettleCall(final PostgresCluster cluster) throws SQLException {
        connection = cluster.connect();
        one = connection.prepareStatement(ONE);
        batch = connection.prepareStatement(BATCH);
    }

    /** What each bill of the last call came to, in their order. */
    List<Split> splits() {
        return splits;
    }

    void settle(final String msgid, final SettleBill bill) throws SQLException {
        one.setString(1, msgid);
        one.setString(2, bill.personNo());
        one.setInt(3, bill.benefitYear());
        one.setInt(4, bill.level());
        one.setBoolean(5, bill.isRetired());
        one.setLong(6, bill.inScopeFen());
        one.setLong(7, bill.otherFen());
        read(one);
    }

    /** All bills are of the first one's year. */
    void settle(final List<String> msgids, final List<SettleBill> bills) throws SQLException {
        batch.setArray(1, connection.createArrayOf("text", msgids.toArray()));
        batch.setArray(
                2,
                connection.createArrayOf(
                        "text", bills.stream().map(SettleBill::personNo).toArray()));
        batch.setInt(3, bills.get(0).benefitYear());
        batch.setArray(
                4,
                connection.createArrayOf(
                        "int", bills.stream().map(SettleBill::level).toArray()));
        batch.setArray(
                5,
                connection.createArrayOf(
                        "boolean", bills.stream().map(SettleBill::isRetired).toArray()));
        batch.setArray(
                6,
                connection.createArrayOf(
                        "bigint", bills.stream().map(SettleBill::inScopeFen).toArray()));
        batch.setArray(
                7,
                connection.createArrayOf(
                        "bigint", bills.stream().map(SettleBill::otherFen).toArray()));
        read(batch);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void read(final PreparedStatement call) throws SQLException {
        splits.clear();
        try (ResultSet rows = call.executeQuery()) {
            while (rows.next()) {
                splits.add(new Split(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
    }
}

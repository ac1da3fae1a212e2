package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.LedgerException;
import io.yidi.gateway.reconciled.SideTotal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 三方合计: what each side has, group by group, and once more as a whole without the groups; the gateway's from the ledger
 * itself. One thread.
 */
public final class SideReader {

    private static final String SUMS =
            "count(*), coalesce(sum(total_fen), 0)::BIGINT, coalesce(sum(fund_fen), 0)::BIGINT,"
                    + " coalesce(sum(account_fen), 0)::BIGINT, coalesce(sum(cash_fen), 0)::BIGINT";
    private static final String GROUPS = "SELECT " + SUMS + ", group_id FROM {rows} GROUP BY group_id";
    private static final String TOTAL = "SELECT " + SUMS + " FROM {rows}";
    private static final String STANDING = "SELECT " + SUMS + " FROM ledger.standing WHERE business_day = ?";

    private final DayTables tables;

    /**
     * Prepares.
     *
     * @param tables of the day, with the rows of all files
     */
    public SideReader(final DayTables tables) {
        this.tables = tables;
    }

    /** Adds up. */
    public DaySides read() {
        return new DaySides(tables.sequence(), groups(), totals());
    }

    private List<SideSum> groups() {
        final List<SideSum> sums = new ArrayList<>();
        for (final Side side : Side.values()) {
            try (PreparedStatement statement =
                            tables.connection().prepareStatement(GROUPS.replace("{rows}", DayTables.rows(side)));
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sums.add(new SideSum(side, tables.groups().group(row.getInt(6)), total(row)));
                }
            } catch (final SQLException failed) {
                throw new LedgerException("add up the groups of a side", failed);
            }
        }
        return sums;
    }

    private Map<Side, SideTotal> totals() {
        final Map<Side, SideTotal> totals = new EnumMap<>(Side.class);
        for (final Side side : Side.values()) {
            try (PreparedStatement statement = side == Side.GATEWAY ? tables.prepare(STANDING) : total(side);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                totals.put(side, total(row));
            } catch (final SQLException failed) {
                throw new LedgerException("add up a side", failed);
            }
        }
        return totals;
    }

    private PreparedStatement total(final Side side) throws SQLException {
        return tables.connection().prepareStatement(TOTAL.replace("{rows}", DayTables.rows(side)));
    }

    private static SideTotal total(final ResultSet row) throws SQLException {
        return new SideTotal(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }
}

package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.LedgerException;
import io.yidi.clearing.recon.rows.DayRows;
import io.yidi.gateway.reconciled.SideTotal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 三方合计: what each side has, group by group, and once more as a whole without the groups; the gateway's from the ledger
 * itself. One thread.
 */
public final class SideReader {

    private static final String STANDING =
            "SELECT count(*), coalesce(sum(total_fen), 0)::BIGINT, coalesce(sum(fund_fen), 0)::BIGINT,"
                    + " coalesce(sum(account_fen), 0)::BIGINT, coalesce(sum(cash_fen), 0)::BIGINT"
                    + " FROM ledger.standing WHERE business_day = ?";

    private final DayTables tables;

    /** What rows come to, so far. */
    private static final class SumRow {

        private int count;
        private long totalFen;
        private long fundFen;
        private long accountFen;
        private long cashFen;

        void add(final DayRows rows, final int row) {
            count++;
            totalFen = Math.addExact(totalFen, rows.totalFen(row));
            fundFen = Math.addExact(fundFen, rows.fundFen(row));
            accountFen = Math.addExact(accountFen, rows.accountFen(row));
            cashFen = Math.addExact(cashFen, rows.cashFen(row));
        }

        SideTotal total() {
            return new SideTotal(count, totalFen, fundFen, accountFen, cashFen);
        }
    }

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
            final DayRows rows = tables.rows(side);
            final SumRow[] groups = new SumRow[tables.groups().size()];
            Arrays.setAll(groups, group -> new SumRow());
            for (int row = 0; row < rows.size(); row++) {
                groups[rows.groupId(row)].add(rows, row);
            }
            for (int group = 0; group < groups.length; group++) {
                if (groups[group].count > 0) {
                    sums.add(new SideSum(side, tables.groups().group(group), groups[group].total()));
                }
            }
        }
        return sums;
    }

    private Map<Side, SideTotal> totals() {
        return new EnumMap<>(Map.of(
                Side.HOSPITAL, total(tables.rows(Side.HOSPITAL)),
                Side.GATEWAY, standing(),
                Side.PLATFORM, total(tables.rows(Side.PLATFORM))));
    }

    private static SideTotal total(final DayRows rows) {
        final SumRow sum = new SumRow();
        for (int row = 0; row < rows.size(); row++) {
            sum.add(rows, row);
        }
        return sum.total();
    }

    private SideTotal standing() {
        try (PreparedStatement statement = tables.prepare(STANDING);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new SideTotal(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        } catch (final SQLException failed) {
            throw new LedgerException("add up the gateway's side", failed);
        }
    }
}

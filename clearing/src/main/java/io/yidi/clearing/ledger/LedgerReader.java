package io.yidi.clearing.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** 账册汇总: adds up what stands in a ledger; what was reversed does not. One thread. */
public final class LedgerReader {

    private static final String AMOUNTS = List.of(
                    "total_fen",
                    "in_scope_fen",
                    "pre_self_pay_fen",
                    "over_limit_fen",
                    "own_pay_fen",
                    "deductible_fen",
                    "fund_fen",
                    "personal_fen",
                    "account_fen",
                    "cash_fen")
            .stream()
            .map(column -> "coalesce(sum(" + column + "), 0)::BIGINT")
            .collect(Collectors.joining(", "));
    private static final String COUNTS = "count(*) FILTER (original_id IS NULL), "
            + "count(*) FILTER (original_id IS NOT NULL), "
            + "count(*) FILTER (is_in_force), "
            + "count(*) FILTER (is_in_force AND is_full_pay), ";
    private static final String PERIOD = " WHERE business_day BETWEEN ? AND ?";

    private static final String LAST =
            "SELECT entry.business_day::VARCHAR, max(greatest(entry.entry_id, coalesce(reversal.sequence, 0)))"
                    + " FROM entry LEFT JOIN reversal USING (entry_id)"
                    + " WHERE entry.business_day BETWEEN ? AND ? GROUP BY entry.business_day";

    private final Ledger ledger;

    /**
     * Prepares.
     *
     * @param ledger to read
     */
    public LedgerReader(final Ledger ledger) {
        this.ledger = ledger;
    }

    /** Reads a row of a result, whose keys come first. */
    @FunctionalInterface
    private interface RowReader<T> {

        T read(List<String> keys, ResultSet row, int next) throws SQLException;
    }

    /**
     * Adds up the entries of some business days.
     *
     * @param levels to group by, outermost first; none for one row over everything
     * @param from first business day
     * @param to last business day
     * @return a row for each group, in the order of the keys
     */
    public List<DrillRow> drill(final List<DrillLevel> levels, final LocalDate from, final LocalDate to) {
        final String query =
                "SELECT " + keys(levels) + "count(*), " + AMOUNTS + " FROM standing" + PERIOD + grouping(levels.size());
        return rows(
                query,
                levels,
                from,
                to,
                (keys, row, next) -> new DrillRow(keys, row.getLong(next), amounts(row, next)));
    }

    /**
     * Counts and adds up what was settled outside the provinces of insurance on some business days (NAT-31).
     *
     * @param levels to group by, outermost first; none for one row over everything
     * @param from first business day
     * @param to last business day
     * @return a row for each group, in the order of the keys
     */
    public List<StatisticsRow> statistics(final List<DrillLevel> levels, final LocalDate from, final LocalDate to) {
        final String query =
                "SELECT " + keys(levels) + COUNTS + AMOUNTS + " FROM cross_province" + PERIOD + grouping(levels.size());
        return rows(
                query,
                levels,
                from,
                to,
                (keys, row, next) -> new StatisticsRow(
                        keys,
                        row.getLong(next),
                        row.getLong(next + 1),
                        row.getLong(next + 2),
                        row.getLong(next + 3),
                        amounts(row, next + 3)));
    }

    /**
     * Adds up what the funds pay for the entries of some business days.
     *
     * @param levels to group by above the fund, outermost first
     * @param from first business day
     * @param to last business day
     * @return a row for each fund of each group, in the order of the keys
     */
    public List<FundRow> funds(final List<DrillLevel> levels, final LocalDate from, final LocalDate to) {
        final String query = "SELECT " + keys(levels) + "fund_code, sum(amount_fen)::BIGINT"
                + " FROM standing JOIN entry_fund USING (entry_id)" + PERIOD + grouping(levels.size() + 1);
        return rows(
                query,
                levels,
                from,
                to,
                (keys, row, next) -> new FundRow(keys, row.getString(next), row.getLong(next + 1)));
    }

    /**
     * Which business days there are, and the last record that said anything of each: a settlement, a refund, or the
     * reversal of one. What was added up up to that record is still so.
     *
     * @param from first business day
     * @param to last business day
     * @return last sequences by day, in the order of the days
     */
    public Map<LocalDate, Long> lastSequences(final LocalDate from, final LocalDate to) {
        try (PreparedStatement statement = ledger.connection().prepareStatement(LAST)) {
            statement.setObject(1, from);
            statement.setObject(2, to);
            final Map<LocalDate, Long> last = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    last.put(LocalDate.parse(row.getString(1)), row.getLong(2));
                }
            }
            return last;
        } catch (final SQLException failed) {
            throw new LedgerException("find the days of the ledger", failed);
        }
    }

    private <T> List<T> rows(
            final String query,
            final List<DrillLevel> levels,
            final LocalDate from,
            final LocalDate to,
            final RowReader<T> reader) {
        try (PreparedStatement statement = ledger.connection().prepareStatement(query)) {
            statement.setObject(1, from);
            statement.setObject(2, to);
            final List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(keys(row, levels.size()), row, levels.size() + 1));
                }
            }
            return rows;
        } catch (final SQLException failed) {
            throw new LedgerException("add up the ledger", failed);
        }
    }

    private static String keys(final List<DrillLevel> levels) {
        return levels.stream().map(level -> level.expression() + ", ").collect(Collectors.joining());
    }

    /** By the place of the keys among the columns. */
    private static String grouping(final int count) {
        if (count == 0) {
            return "";
        }
        final List<String> places = new ArrayList<>();
        for (int place = 1; place <= count; place++) {
            places.add(Integer.toString(place));
        }
        final String list = String.join(", ", places);
        return " GROUP BY " + list + " ORDER BY " + list;
    }

    private static List<String> keys(final ResultSet row, final int count) throws SQLException {
        final List<String> keys = new ArrayList<>(count);
        for (int column = 1; column <= count; column++) {
            keys.add(row.getString(column));
        }
        return keys;
    }

    private static Amounts amounts(final ResultSet row, final int columnBefore) throws SQLException {
        int column = columnBefore;
        return new Amounts(
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column));
    }
}

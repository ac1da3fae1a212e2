package io.yidi.clearing.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 账目清单: the entries of some days, one by one. One thread. */
public final class StatementReader {

    private static final String ENTRIES = """
            SELECT entry_id, coalesce(original_id, 0), msg_id, institution, insured_place, insurance_type::VARCHAR,
              clearing_type, person_no, business_day, epoch_ms(decided_at), is_reversed,
              total_fen, fund_fen, account_fen, cash_fen
            FROM booked WHERE business_day BETWEEN ? AND ? ORDER BY entry_id
            """;
    private static final String FUNDS = """
            SELECT entry_id, fund_code, sum(amount_fen)::BIGINT
            FROM booked JOIN entry_fund USING (entry_id) WHERE business_day BETWEEN ? AND ? GROUP BY 1, 2
            """;

    private final Ledger ledger;

    /**
     * Prepares.
     *
     * @param ledger to read
     */
    public StatementReader(final Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Lists entries, also those that were reversed.
     *
     * @param from first business day
     * @param to last business day
     * @return in the order of their numbers
     */
    public List<EntryRow> entries(final LocalDate from, final LocalDate to) {
        try {
            final Map<Long, Map<String, Long>> funds = funds(from, to);
            final List<EntryRow> entries = new ArrayList<>();
            try (PreparedStatement statement = prepare(ENTRIES, from, to);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row, funds.getOrDefault(row.getLong(1), Map.of())));
                }
            }
            return entries;
        } catch (final SQLException failed) {
            throw new LedgerException("list entries of the ledger", failed);
        }
    }

    private Map<Long, Map<String, Long>> funds(final LocalDate from, final LocalDate to) throws SQLException {
        final Map<Long, Map<String, Long>> funds = new HashMap<>();
        try (PreparedStatement statement = prepare(FUNDS, from, to);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                funds.computeIfAbsent(row.getLong(1), entry -> new TreeMap<>()).put(row.getString(2), row.getLong(3));
            }
        }
        return funds;
    }

    private PreparedStatement prepare(final String query, final LocalDate from, final LocalDate to)
            throws SQLException {
        final PreparedStatement statement = ledger.connection().prepareStatement(query);
        statement.setObject(1, from);
        statement.setObject(2, to);
        return statement;
    }

    private static EntryRow entry(final ResultSet row, final Map<String, Long> funds) throws SQLException {
        int column = 0;
        return new EntryRow(
                row.getLong(++column),
                row.getLong(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getString(++column),
                row.getObject(++column, LocalDate.class),
                row.getLong(++column),
                row.getBoolean(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                row.getLong(++column),
                funds);
    }
}

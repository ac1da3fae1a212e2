package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.LedgerException;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.clearing.recon.file.RowSink;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * 比对: a day on each pair of sides; a verdict for each settlement that either has (INV-13). First the rows of the files,
 * then one comparison, then questions about it. One thread, but for the rows: those of hospitals and those of the
 * platform may come on two.
 */
public final class DayComparison {

    /** A refund may go by the number of its settlement; written down under both, it is there twice. */
    private static final String NAME_REFUNDS = """
            UPDATE {rows} SET id = CASE WHEN refund.is_there THEN -{rows}.id ELSE refund.id END
            FROM (SELECT refund.id, refund.original_id, there.id IS NOT NULL AS is_there
                  FROM gateway_row refund LEFT JOIN (SELECT id FROM {rows} WHERE is_refund) there USING (id)
                  WHERE refund.is_refund) refund
            WHERE {rows}.is_refund AND {rows}.id = refund.original_id
            """;

    private static final String OUTCOMES = """
            SELECT id, is_refund, group_id, here_fen, there_fen, outcome, here_funds, there_funds
            FROM {pair} WHERE outcome <> 0 ORDER BY abs(id), is_refund, id
            """;
    private static final String SUMS =
            "SELECT group_id, count(*), sum(here_fen)::BIGINT FROM {pair} WHERE outcome = 0 GROUP BY group_id";
    private static final String MATCHED = """
            SELECT id, is_refund, group_id, here_fen, there_fen, coalesce(msg_id, '')
            FROM {pair} LEFT JOIN ledger.entry ON entry_id = id WHERE outcome = 0 ORDER BY id, is_refund
            """;

    private final DayTables tables;
    private final List<Pair> pairs = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param tables of the day
     */
    public DayComparison(final DayTables tables) {
        this.tables = tables;
    }

    /** 读文件: puts rows into a sink. */
    @FunctionalInterface
    public interface RowSource {

        /**
         * Reads.
         *
         * @param sink receives the rows
         */
        void read(RowSink sink);
    }

    /**
     * Takes in the rows of hospitals, or of the platform.
     *
     * @param side whose
     * @param source of the rows
     */
    public void take(final Side side, final RowSource source) {
        try (RowAppender rows = tables.appender(side)) {
            source.read(rows);
        }
    }

    /**
     * Compares.
     *
     * @param hospitals whose files were taken in
     * @param hasPlatform whether that of the platform was
     * @return what is not alike, pair by pair, with the likely causes
     */
    public List<Comparison> run(final Set<String> hospitals, final boolean hasPlatform) {
        try {
            for (final String hospital : hospitals) {
                tables.execute(
                        "INSERT INTO sent_file VALUES (" + tables.groups().institutionId(hospital) + ")");
            }
            tables.execute(NAME_REFUNDS.replace("{rows}", "hospital_row"));
            tables.execute(NAME_REFUNDS.replace("{rows}", "platform_row"));
            return compare(hasPlatform);
        } catch (final SQLException failed) {
            throw new LedgerException("compare the day", failed);
        }
    }

    private List<Comparison> compare(final boolean hasPlatform) throws SQLException {
        final List<Outcome> outcomes = new ArrayList<>();
        for (final Pair pair : Pair.values()) {
            tables.execute(pair.statement());
            if (hasPlatform || pair.there() != Side.PLATFORM) {
                pairs.add(pair);
                readOutcomes(pair, outcomes);
            } else {
                tables.execute("DELETE FROM " + pair);
            }
        }
        return new CauseFinder(tables.day(), tables.groups(), FactReader.read(tables)).find(outcomes);
    }

    private void readOutcomes(final Pair pair, final List<Outcome> outcomes) throws SQLException {
        try (Statement statement = tables.connection().createStatement();
                ResultSet row = statement.executeQuery(OUTCOMES.replace("{pair}", pair.name()))) {
            while (row.next()) {
                outcomes.add(new Outcome(
                        pair,
                        new Key(row.getLong(1), row.getBoolean(2)),
                        row.getInt(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getInt(6),
                        row.getString(7),
                        row.getString(8)));
            }
        }
    }

    /** Adds up what is alike; after {@link #run}. */
    public List<GroupSum> sums() {
        final List<GroupSum> sums = new ArrayList<>();
        for (final Pair pair : pairs) {
            try (Statement statement = tables.connection().createStatement();
                    ResultSet row = statement.executeQuery(SUMS.replace("{pair}", pair.name()))) {
                while (row.next()) {
                    sums.add(new GroupSum(
                            pair.here(),
                            pair.there(),
                            tables.groups().group(row.getInt(1)),
                            row.getInt(2),
                            row.getLong(3)));
                }
            } catch (final SQLException failed) {
                throw new LedgerException("add up the day", failed);
            }
        }
        return sums;
    }

    /**
     * Goes through what is alike; after {@link #run}.
     *
     * @param visitor told of each row of each pair
     */
    public void forEachMatched(final Consumer<Comparison> visitor) {
        for (final Pair pair : pairs) {
            try (PreparedStatement statement =
                            tables.connection().prepareStatement(MATCHED.replace("{pair}", pair.name()));
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    visitor.accept(matched(pair, row));
                }
            } catch (final SQLException failed) {
                throw new LedgerException("go through the day", failed);
            }
        }
    }

    private Comparison matched(final Pair pair, final ResultSet row) throws SQLException {
        return new Comparison(
                pair.here(),
                pair.there(),
                tables.groups().group(row.getInt(3)),
                new Key(row.getLong(1), row.getBoolean(2)),
                row.getString(6),
                Verdict.MATCHED,
                row.getLong(4),
                row.getLong(5),
                Cause.NONE,
                "");
    }
}

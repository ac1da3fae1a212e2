package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.LedgerException;
import io.yidi.clearing.recon.compare.DayFacts.Known;
import io.yidi.clearing.recon.compare.DayFacts.Standing;
import io.yidi.clearing.recon.file.DayRow.Key;
import io.yidi.clearing.recon.rows.DayRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/** 线索读取: asks the ledger about the rows of the pairs that are not alike, all at once. One thread. */
final class FactReader {

    private static final Duration CHINA =
            Duration.ofSeconds(ZoneOffset.ofHours(8).getTotalSeconds());
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long NEAR_MIDNIGHT_MS = Duration.ofMinutes(10).toMillis();

    private static final String STANDING =
            "SELECT id, msg_id, epoch_ms(decided_at) FROM ledger.entry JOIN asked_here ON entry_id = id";
    private static final String KNOWN = """
            WITH asked AS (SELECT DISTINCT id, is_refund FROM asked_there)
            SELECT id, is_refund, msg_id, institution, business_day, is_reversed, total_fen, entry_id
            FROM ledger.booked JOIN asked ON entry_id = id AND (original_id IS NOT NULL) = is_refund
            UNION ALL
            SELECT id, is_refund, msg_id, institution, business_day, is_reversed, total_fen, entry_id
            FROM ledger.booked JOIN asked ON original_id = id AND is_refund
            ORDER BY is_reversed, entry_id DESC
            """;
    private static final String ALIKE = """
            SELECT DISTINCT id, is_refund FROM asked_there asked
            JOIN ledger.standing entry ON entry.business_day = ? AND entry.person_no = asked.person_no
              AND entry.total_fen = asked.total_fen AND entry.institution = asked.institution
            WHERE NOT is_refund
            """;
    private static final String TWINS = """
            WITH one AS MATERIALIZED (
              SELECT * FROM ledger.standing SEMI JOIN asked_here ON entry_id = id
              WHERE business_day = ? AND original_id IS NULL
            )
            SELECT one.entry_id, other.entry_id
            FROM one JOIN ledger.standing other ON other.business_day = one.business_day
              AND other.person_no = one.person_no AND other.institution = one.institution
              AND other.total_fen = one.total_fen AND other.in_scope_fen = one.in_scope_fen
              AND other.pre_self_pay_fen = one.pre_self_pay_fen AND other.over_limit_fen = one.over_limit_fen
              AND other.care_type = one.care_type
            WHERE other.original_id IS NULL AND other.entry_id <> one.entry_id
            """;

    private final DayTables tables;
    private final DayFacts facts = new DayFacts();

    private FactReader(final DayTables tables) {
        this.tables = tables;
    }

    /** Reads everything there is to know about the rows that are not alike. */
    static DayFacts read(final DayTables tables, final List<Outcome> outcomes) {
        try {
            final FactReader reader = new FactReader(tables);
            reader.askHere(outcomes);
            reader.askThere(outcomes);
            reader.readStanding();
            reader.readKnown();
            reader.readAlike();
            reader.readTwins();
            return reader.facts;
        } catch (final SQLException failed) {
            throw new LedgerException("ask about differences", failed);
        }
    }

    private void askHere(final List<Outcome> outcomes) throws SQLException {
        try (DuckDBAppender asked = tables.connection().createAppender("asked_here")) {
            for (final Key key : keys(outcomes, code -> code != Outcome.ONLY_THERE)) {
                asked.beginRow();
                asked.append(key.settlementId());
                asked.endRow();
            }
        }
    }

    private void askThere(final List<Outcome> outcomes) throws SQLException {
        final Set<Key> keys = keys(outcomes, code -> code == Outcome.ONLY_THERE);
        try (DuckDBAppender asked = tables.connection().createAppender("asked_there")) {
            append(asked, tables.rows(Side.HOSPITAL), keys);
            append(asked, tables.rows(Side.PLATFORM), keys);
        }
    }

    private static Set<Key> keys(final List<Outcome> outcomes, final IntPredicate isAsked) {
        return outcomes.stream()
                .filter(outcome -> outcome.pair().here() == Side.GATEWAY && isAsked.test(outcome.code()))
                .map(Outcome::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void append(final DuckDBAppender asked, final DayRows rows, final Set<Key> keys) throws SQLException {
        for (final int row : rows.rowsOf(keys)) {
            asked.beginRow();
            asked.append(rows.settlementId(row))
                    .append(rows.isRefund(row))
                    .append(tables.groups().group(rows.groupId(row)).institution())
                    .append(rows.personNo(row))
                    .append(rows.totalFen(row));
            asked.endRow();
        }
    }

    private void readStanding() throws SQLException {
        try (Statement statement = tables.connection().createStatement();
                ResultSet row = statement.executeQuery(STANDING)) {
            while (row.next()) {
                facts.addStanding(row.getLong(1), new Standing(row.getString(2), isNearMidnight(row.getLong(3))));
            }
        }
    }

    private void readKnown() throws SQLException {
        try (Statement statement = tables.connection().createStatement();
                ResultSet row = statement.executeQuery(KNOWN)) {
            while (row.next()) {
                facts.addKnown(
                        key(row),
                        new Known(
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, LocalDate.class),
                                row.getBoolean(6),
                                row.getLong(7)));
            }
        }
    }

    private void readAlike() throws SQLException {
        try (PreparedStatement statement = tables.prepare(ALIKE);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                facts.addAlike(key(row));
            }
        }
    }

    private void readTwins() throws SQLException {
        try (PreparedStatement statement = tables.prepare(TWINS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                facts.addTwin(row.getLong(1), row.getLong(2));
            }
        }
    }

    private static Key key(final ResultSet row) throws SQLException {
        return new Key(row.getLong(1), row.getBoolean(2));
    }

    private static boolean isNearMidnight(final long decidedAtMs) {
        final long timeOfDayMs = Math.floorMod(decidedAtMs + CHINA.toMillis(), DAY_MS);
        return timeOfDayMs < NEAR_MIDNIGHT_MS || timeOfDayMs >= DAY_MS - NEAR_MIDNIGHT_MS;
    }
}

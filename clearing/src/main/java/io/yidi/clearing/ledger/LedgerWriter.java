package io.yidi.clearing.ledger;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBAppender;

/** 账册写入: puts entries and reversals into the tables. They count once the ledger is told to commit. One thread. */
final class LedgerWriter implements EntryReader.EntrySink, AutoCloseable {

    /** A refund is of the place where its settlement was. */
    private static final String FILL_IN_PLACES = """
            UPDATE entry SET care_place = settlement.care_place FROM entry settlement
            WHERE entry.care_place IS NULL AND settlement.entry_id = entry.original_id
            """;

    private final Ledger ledger;
    private final DuckDBAppender entries;
    private final DuckDBAppender funds;
    private final DuckDBAppender reversals;

    LedgerWriter(final Ledger ledger) {
        this.ledger = ledger;
        entries = appender(ledger, "entry");
        funds = appender(ledger, "entry_fund");
        reversals = appender(ledger, "reversal");
    }

    @Override
    public void onEntry(final Entry entry) {
        try {
            append(entry);
            for (final Entry.FundShare fund : entry.funds()) {
                funds.beginRow();
                funds.append(entry.entryId()).append(fund.fundCode()).append(fund.amountFen());
                funds.endRow();
            }
        } catch (final SQLException failed) {
            throw new LedgerException("take in the entry " + entry.entryId(), failed);
        }
    }

    @Override
    public void onReversal(final Reversal reversal) {
        try {
            reversals.beginRow();
            reversals.append(reversal.sequence()).append(reversal.entryId()).appendEpochDays(reversal.businessDay());
            reversals.endRow();
        } catch (final SQLException failed) {
            throw new LedgerException("take in the reversal " + reversal.sequence(), failed);
        }
    }

    /** Hands over to the tables what was received. */
    void flush() {
        try (Statement statement = ledger.connection().createStatement()) {
            for (final DuckDBAppender appender : List.of(entries, funds, reversals)) {
                appender.flush();
            }
            statement.executeUpdate(FILL_IN_PLACES);
        } catch (final SQLException failed) {
            throw new LedgerException("write to the ledger", failed);
        }
    }

    @Override
    public void close() {
        try (entries;
                funds;
                reversals) {
            // Closing is all there is to do.
        } catch (final SQLException failed) {
            throw new LedgerException("close the tables of the ledger", failed);
        }
    }

    private void append(final Entry entry) throws SQLException {
        entries.beginRow();
        entries.append(entry.entryId());
        appendId(entry.originalId());
        appendId(entry.encounterId());
        entries.append(entry.key().institution())
                .append(entry.key().transactionCode())
                .append(entry.key().msgId())
                .appendEpochDays(entry.time().businessDay())
                .appendEpochMicros(TimeUnit.MILLISECONDS.toMicros(entry.time().decidedAtMs()))
                .append(entry.insured().personNo())
                .append(entry.insured().insuranceType())
                .append(entry.insured().insuredPlace())
                .append(entry.insured().careType())
                .append(entry.isFullPay());
        if (entry.carePlace().isEmpty()) {
            entries.appendNull();
        } else {
            entries.append(entry.carePlace());
        }
        append(entry.amounts());
        entries.append(funds(entry));
        entries.endRow();
    }

    private void append(final Amounts amounts) throws SQLException {
        entries.append(amounts.totalFen())
                .append(amounts.inScopeFen())
                .append(amounts.preSelfPayFen())
                .append(amounts.overLimitFen())
                .append(amounts.ownPayFen())
                .append(amounts.deductibleFen())
                .append(amounts.fundFen())
                .append(amounts.personalFen())
                .append(amounts.accountFen())
                .append(amounts.cashFen());
    }

    /** Fund by fund as one text, so that a day can be compared without adding up again. */
    private static String funds(final Entry entry) {
        final Map<String, Long> funds = new HashMap<>();
        entry.funds().forEach(fund -> funds.merge(fund.fundCode(), fund.amountFen(), Math::addExact));
        return FundText.of(funds);
    }

    private void appendId(final long id) throws SQLException {
        if (id == Entry.NONE) {
            entries.appendNull();
        } else {
            entries.append(id);
        }
    }

    private static DuckDBAppender appender(final Ledger ledger, final String table) {
        try {
            return ledger.connection().createAppender(table);
        } catch (final SQLException failed) {
            throw new LedgerException("open the table " + table, failed);
        }
    }
}

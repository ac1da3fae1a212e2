package io.yidi.clearing.ledger;

import io.yidi.clearing.recon.file.DayRow;
import io.yidi.gateway.journal.JournalPoint;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A ledger with the rows that a test names, without a journal behind it. */
public final class LedgerFixture implements AutoCloseable {

    private final Ledger ledger;
    private final LedgerWriter writer;

    public LedgerFixture(final Path file) {
        ledger = Ledger.open(file);
        writer = new LedgerWriter(ledger);
    }

    /** A settlement; or a refund, if it takes one back. */
    public void entry(final DayRow row, final long originalId, final LocalDate day, final Instant decidedAt) {
        final DayRow.DayAmounts amounts = row.amounts();
        writer.onEntry(new Entry(
                row.key().settlementId(),
                originalId,
                Entry.NONE,
                new Entry.Key(row.group().institution(), "2207", "M" + row.key().settlementId()),
                new Entry.Time((int) day.toEpochDay(), decidedAt.toEpochMilli()),
                new Entry.Insured(row.personNo(), 310, row.group().insuredPlace(), "OUTPATIENT"),
                false,
                "110105",
                new Amounts(
                        amounts.totalFen(),
                        amounts.totalFen(),
                        0,
                        0,
                        0,
                        0,
                        amounts.fundFen(),
                        amounts.totalFen() - amounts.fundFen(),
                        amounts.accountFen(),
                        amounts.cashFen()),
                shares(amounts)));
    }

    /** It no longer stands. */
    public void reverse(final long sequence, final long entryId, final LocalDate day) {
        writer.onReversal(new Reversal(sequence, entryId, (int) day.toEpochDay()));
    }

    @Override
    public void close() {
        writer.flush();
        writer.close();
        ledger.commit(JournalPoint.BEGINNING);
        ledger.close();
    }

    private static List<Entry.FundShare> shares(final DayRow.DayAmounts amounts) {
        return FundText.funds(amounts.funds()).entrySet().stream()
                .map((final Map.Entry<String, Long> fund) -> new Entry.FundShare(fund.getKey(), fund.getValue()))
                .toList();
    }
}

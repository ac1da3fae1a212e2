package io.yidi.clearing.recon.due;

import io.yidi.clearing.calendar.Deadline;
import io.yidi.clearing.ledger.DrillLevel;
import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.LedgerReader;
import io.yidi.clearing.recon.ReconciliationJob;
import io.yidi.clearing.recon.file.KeptFiles;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** 到期检查: which days of this month and the last are compared, which are due, and which late (BJ-35c). One thread. */
public final class DueJob {

    private final Ledger ledger;
    private final KeptFiles files;

    /**
     * Prepares.
     *
     * @param ledger of the gateway
     * @param files that were taken in
     */
    public DueJob(final Ledger ledger, final KeptFiles files) {
        this.ledger = ledger;
        this.files = files;
    }

    /**
     * Looks at each day on which something stands, and at the last month as a whole.
     *
     * @param now in China
     * @return the days in their order, then the month
     * @throws IOException if a file cannot be read
     */
    public List<DueRow> run(final LocalDateTime now) throws IOException {
        final LocalDate thisMonth = now.toLocalDate().withDayOfMonth(1);
        final LocalDate lastMonth = thisMonth.minusMonths(1);
        final List<DueRow> rows = new ArrayList<>();
        boolean isLastMonthBalanced = true;
        for (final LocalDate day : days(lastMonth, now.toLocalDate())) {
            final boolean isBalanced = isBalanced(day);
            isLastMonthBalanced &= isBalanced || !day.isBefore(thisMonth);
            rows.add(DueRow.of(Deadline.DAILY_HOSPITAL, day, isBalanced, now));
        }
        rows.add(DueRow.of(Deadline.MONTH_COMPARED, lastMonth, isLastMonthBalanced, now));
        return rows;
    }

    private List<LocalDate> days(final LocalDate from, final LocalDate to) {
        return new LedgerReader(ledger)
                .drill(List.of(DrillLevel.BUSINESS_DAY), from, to).stream()
                        .map(row -> LocalDate.parse(row.keys().get(0)))
                        .toList();
    }

    private boolean isBalanced(final LocalDate day) throws IOException {
        final ReconciliationJob job = new ReconciliationJob(ledger, day);
        files.giveTo(day, job);
        return job.run().isBalanced();
    }
}

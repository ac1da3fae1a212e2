package io.yidi.clearing.recon.due;

import io.yidi.clearing.calendar.Deadline;
import io.yidi.clearing.ledger.DrillLevel;
import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.LedgerReader;
import io.yidi.clearing.recon.ReconciliationJob;
import io.yidi.clearing.recon.batch.BatchBook;
import io.yidi.clearing.recon.batch.BatchState;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.file.KeptFiles;
import io.yidi.clearing.recon.result.Reconciliation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * 到期检查: which days of this month and the last are compared and confirmed, which are due, and which late (BJ-35c,
 * NAT-20a). One thread.
 */
public final class DueJob {

    private final Path ledger;
    private final KeptFiles files;
    private final BatchBook book;

    /**
     * Prepares.
     *
     * @param ledger of the gateway
     * @param files that were taken in
     * @param book of the batches
     */
    public DueJob(final Path ledger, final KeptFiles files, final BatchBook book) {
        this.ledger = ledger;
        this.files = files;
        this.book = book;
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
        boolean isCompared = true;
        boolean isConfirmed = true;
        for (final LocalDate day : days(lastMonth, now.toLocalDate())) {
            final Reconciliation reconciliation = reconcile(day);
            rows.add(DueRow.of(Deadline.DAILY_HOSPITAL, day, isDoneByHospitals(reconciliation), now));
            rows.add(DueRow.of(Deadline.DAILY_CITY, day, reconciliation.isBalanced(), now));
            if (day.isBefore(thisMonth)) {
                isCompared &= reconciliation.isBalanced();
                isConfirmed &= isConfirmed(reconciliation);
            }
        }
        rows.add(DueRow.of(Deadline.MONTH_COMPARED, lastMonth, isCompared, now));
        rows.add(DueRow.of(Deadline.MONTH_CONFIRMED, lastMonth, isConfirmed, now));
        return rows;
    }

    private List<LocalDate> days(final LocalDate from, final LocalDate to) {
        try (Ledger open = Ledger.openReadOnly(ledger)) {
            return new LedgerReader(open)
                    .drill(List.of(DrillLevel.BUSINESS_DAY), from, to).stream()
                            .map(row -> LocalDate.parse(row.keys().get(0)))
                            .toList();
        }
    }

    private Reconciliation reconcile(final LocalDate day) throws IOException {
        try (ReconciliationJob job = new ReconciliationJob(ledger, day)) {
            files.giveTo(day, job);
            return job.run();
        }
    }

    /** Hospitals answer for their own files, not for that of the platform. */
    private static boolean isDoneByHospitals(final Reconciliation reconciliation) {
        return reconciliation.missing().stream().allMatch(Side.PLATFORM.label()::equals)
                && reconciliation.differences().stream()
                        .noneMatch(row -> row.here() == Side.GATEWAY && row.there() == Side.HOSPITAL);
    }

    /** What an institution and the agency agree on is what hospital and gateway have. */
    private boolean isConfirmed(final Reconciliation reconciliation) throws IOException {
        return book.states(reconciliation).stream()
                .filter(batch -> batch.id().here() == Side.GATEWAY && batch.id().there() == Side.HOSPITAL)
                .allMatch(batch -> batch.state() == BatchState.CLOSED);
    }
}

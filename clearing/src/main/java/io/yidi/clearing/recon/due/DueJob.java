package io.yidi.clearing.recon.due;

import io.yidi.clearing.calendar.Deadline;
import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.LedgerReader;
import io.yidi.clearing.recon.batch.BatchState;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.gateway.reconciled.ReconciledBatch;
import io.yidi.gateway.reconciled.ReconciledDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * 到期检查: which days of this month and the last are compared and confirmed, which are due, and which late (BJ-35c,
 * NAT-20a). Only days of which something changed since are compared again. One thread.
 */
public final class DueJob {

    private final Path ledger;
    private final DayResults results;

    /**
     * Prepares.
     *
     * @param ledger of the gateway
     * @param results of its days
     */
    public DueJob(final Path ledger, final DayResults results) {
        this.ledger = ledger;
        this.results = results;
    }

    /**
     * Looks at each day of which something is recorded, and at the last month as a whole.
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
        for (final Map.Entry<LocalDate, Long> last :
                days(lastMonth, now.toLocalDate()).entrySet()) {
            final LocalDate day = last.getKey();
            final ReconciledDay result = results.of(day, last.getValue());
            rows.add(DueRow.of(Deadline.DAILY_HOSPITAL, day, isDoneByHospitals(result), now));
            rows.add(DueRow.of(Deadline.DAILY_CITY, day, result.balanced(), now));
            if (day.isBefore(thisMonth)) {
                isCompared &= result.balanced();
                isConfirmed &= isConfirmed(result);
            }
        }
        rows.add(DueRow.of(Deadline.MONTH_COMPARED, lastMonth, isCompared, now));
        rows.add(DueRow.of(Deadline.MONTH_CONFIRMED, lastMonth, isConfirmed, now));
        rows.add(DueRow.notKept(Deadline.MONTH_PAID, lastMonth));
        return rows;
    }

    private Map<LocalDate, Long> days(final LocalDate from, final LocalDate to) {
        try (Ledger open = Ledger.openReadOnly(ledger)) {
            return new LedgerReader(open).lastSequences(from, to);
        }
    }

    /** Hospitals answer for their own files, not for that of the platform. */
    private static boolean isDoneByHospitals(final ReconciledDay result) {
        return result.missing().stream().allMatch(Side.PLATFORM.name()::equals)
                && !result.pairs().containsKey("GATEWAY-HOSPITAL");
    }

    /**
     * What an institution and the agency agree on is what hospital and gateway have. Batches that are signed off come
     * last, so that whatever was left out behind one that is, is too.
     */
    private static boolean isConfirmed(final ReconciledDay result) {
        final List<ReconciledBatch> batches = result.batches();
        return batches.stream().filter(DueJob::isOfHospital).allMatch(DueJob::isClosed)
                && (result.batchesLeftOut() == 0 || isClosed(batches.get(batches.size() - 1)));
    }

    private static boolean isClosed(final ReconciledBatch batch) {
        return batch.state().equals(BatchState.CLOSED.name());
    }

    private static boolean isOfHospital(final ReconciledBatch batch) {
        return batch.here().equals(Side.GATEWAY.name()) && batch.there().equals(Side.HOSPITAL.name());
    }
}

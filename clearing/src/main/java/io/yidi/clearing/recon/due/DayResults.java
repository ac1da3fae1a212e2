package io.yidi.clearing.recon.due;

import io.yidi.clearing.recon.ReconciliationJob;
import io.yidi.clearing.recon.file.KeptFiles;
import io.yidi.clearing.recon.publish.DayPublisher;
import io.yidi.gateway.reconciled.DamagedResultException;
import io.yidi.gateway.reconciled.ReconciledDay;
import io.yidi.gateway.reconciled.ReconciledFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * 当日结果: what came of a day. What was left of it is taken as long as no record since says anything of the day and the
 * files beside it, the book of its batches among them, are the same; else the day is compared anew, and left for the
 * next who asks. One thread.
 */
public final class DayResults {

    private final Path ledger;
    private final KeptFiles kept;
    private final ReconciledFiles left;
    private final DayPublisher publisher;

    /**
     * Prepares.
     *
     * @param ledger of the gateway
     * @param kept files that were taken in
     * @param left results of days
     * @param publisher leaves the result of a day
     */
    public DayResults(
            final Path ledger, final KeptFiles kept, final ReconciledFiles left, final DayPublisher publisher) {
        this.ledger = ledger;
        this.kept = kept;
        this.left = left;
        this.publisher = publisher;
    }

    /** The result of a day of which this is the last record. */
    ReconciledDay of(final LocalDate day, final long lastSequence) throws IOException {
        final Optional<ReconciledDay> known = left(day);
        return known.isPresent() && isCurrent(known.get(), day, lastSequence) ? known.get() : compare(day);
    }

    /** A damaged one is made anew. */
    private Optional<ReconciledDay> left(final LocalDate day) throws IOException {
        try {
            return left.read(day);
        } catch (final DamagedResultException damaged) {
            return Optional.empty();
        }
    }

    private boolean isCurrent(final ReconciledDay result, final LocalDate day, final long lastSequence)
            throws IOException {
        return lastSequence <= result.sequence() && kept.stamps(day).equals(result.files());
    }

    private ReconciledDay compare(final LocalDate day) throws IOException {
        try (ReconciliationJob job = new ReconciliationJob(ledger, day)) {
            kept.giveTo(day, job);
            return publisher.publish(job.run());
        }
    }
}

package io.yidi.clearing.command;

import io.yidi.clearing.recon.ReconciliationJob;
import io.yidi.clearing.recon.result.Reconciliation;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 对账日: which gateway, and which day of it. */
final class DayOptions {

    @Mixin
    private LedgerOptions ledger;

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "Business day.")
    private LocalDate day;

    /** The gateway and its ledger. */
    LedgerOptions ledger() {
        return ledger;
    }

    /** The business day. */
    LocalDate day() {
        return day;
    }

    /** The day with the files that were taken in; not compared yet. */
    ReconciliationJob job() throws IOException {
        return job(step -> {});
    }

    /** The same, telling what is done. */
    ReconciliationJob job(final Consumer<String> progress) throws IOException {
        final ReconciliationJob job = new ReconciliationJob(ledger.ledger(), day, progress);
        ledger.dayFiles().giveTo(day, job);
        return job;
    }

    /** The day, compared. */
    Reconciliation reconcile() throws IOException {
        try (ReconciliationJob job = job()) {
            return job.run();
        }
    }

    /** 0 only if everything agrees. */
    static int exitCode(final Reconciliation reconciliation) {
        return reconciliation.isBalanced() ? CommandLine.ExitCode.OK : ReconCommand.NOT_BALANCED;
    }
}

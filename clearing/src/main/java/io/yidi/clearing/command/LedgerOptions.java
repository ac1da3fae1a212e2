package io.yidi.clearing.command;

import io.yidi.clearing.recon.batch.BatchBook;
import io.yidi.clearing.recon.file.KeptFiles;
import io.yidi.clearing.recon.publish.DayPublisher;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.reconciled.ReconciledFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** 账册所在: which data directory, and where its ledger is. */
final class LedgerOptions {

    /** Where business days are. */
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final String JOURNAL = "journal";

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data directory of a gateway.")
    private Path data;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "The ledger; default: ledger/ledger.duckdb in the data directory.")
    private Path ledger;

    /** The journal of the data directory. */
    JournalFiles journal(final CommandLine command) throws IOException {
        final Path journal = data.resolve(JOURNAL);
        if (!Files.isDirectory(journal)) {
            throw new ParameterException(
                    command, "expected a data directory with a journal in it, found " + data.toAbsolutePath());
        }
        return new ChannelJournalFiles(journal);
    }

    /** The ledger, there or not; its folder is made. */
    Path ledger() throws IOException {
        final Path file = ledger == null ? data.resolve("ledger").resolve("ledger.duckdb") : ledger;
        Files.createDirectories(file.toAbsolutePath().getParent());
        return file;
    }

    /** The files of days that were taken in. */
    KeptFiles dayFiles() {
        return new KeptFiles(reconciliation());
    }

    /** What happened to the batches of the days. */
    BatchBook batches() {
        return new BatchBook(reconciliation(), () -> LocalDateTime.now(CHINA));
    }

    /** Leaves what came of a day for the console. */
    DayPublisher publisher() {
        return new DayPublisher(dayFiles(), batches(), results(), () -> LocalDateTime.now(CHINA));
    }

    /** What was left of days. */
    ReconciledFiles results() {
        return new ReconciledFiles(data);
    }

    private Path reconciliation() {
        return data.resolve(ReconciledFiles.FOLDER);
    }
}

package io.yidi.clearing.command;

import io.yidi.clearing.ledger.LedgerException;
import io.yidi.clearing.recon.batch.BatchException;
import io.yidi.clearing.recon.file.DayFileException;
import io.yidi.gateway.journal.JournalCorruptException;
import io.yidi.gateway.launcher.ExitCode;
import picocli.CommandLine;

/** 失败说明: why a command ended, in a line, and with which exit code. A stack trace only for a defect. */
final class FailureReport implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            final Exception failure, final CommandLine command, final CommandLine.ParseResult parsed) {
        command.getErr().println(failure.getMessage());
        if (failure instanceof JournalCorruptException) {
            return ExitCode.DATA_DAMAGED;
        }
        if (failure instanceof LedgerException || failure instanceof DayFileException) {
            return ExitCode.CONFIGURATION;
        }
        if (failure instanceof BatchException) {
            return ExitCode.USAGE;
        }
        failure.printStackTrace(command.getErr());
        return ExitCode.INTERNAL;
    }
}

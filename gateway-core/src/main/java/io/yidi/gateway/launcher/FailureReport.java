package io.yidi.gateway.launcher;

import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.journal.JournalCorruptException;
import io.yidi.gateway.journal.JournalFailedException;
import io.yidi.gateway.journal.JournalFullException;
import io.yidi.gateway.journal.JournalLockedException;
import io.yidi.gateway.journal.JournalOutdatedException;
import io.yidi.gateway.keys.KeyFileException;
import io.yidi.gateway.launcher.configuration.ConfigurationException;
import io.yidi.gateway.pipeline.ClockAheadException;
import io.yidi.gateway.pipeline.ReplayDiffersException;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.reference.ReferenceException;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.ResultTexts;
import java.io.PrintWriter;
import java.net.BindException;
import picocli.CommandLine;

/**
 * 失败说明: tells why a command ended, by a code of the catalogue with its cure, and with which exit code. Never a stack
 * trace for what an operator can mend.
 */
final class FailureReport implements CommandLine.IExecutionExceptionHandler {

    /**
     * Executes a command to its end. An error that is not an exception ends it too: threads that were started would
     * keep the process, and nobody would hear of it.
     *
     * @return the exit code
     */
    static int execute(final CommandLine command, final String... arguments) {
        try {
            return command.execute(arguments);
        } catch (final Error defect) {
            return report(defect, command.getErr());
        }
    }

    @Override
    public int handleExecutionException(
            final Exception failure, final CommandLine command, final CommandLine.ParseResult parsed) {
        return report(failure, command.getErr());
    }

    /**
     * Writes the report.
     *
     * @return the exit code
     */
    static int report(final Throwable failure, final PrintWriter err) {
        if (failure instanceof PackException packs) {
            packs.faults().forEach(fault -> err.println(fault.text()));
            return explain(packs.faults().get(0).code(), ExitCode.CONFIGURATION, err);
        }
        if (failure instanceof ReferenceException reference) {
            reference.faults().forEach(err::println);
            return explain(reference.faults().get(0).code(), ExitCode.CONFIGURATION, err);
        }
        err.println(failure.getMessage());
        if (failure instanceof ExplanationException) {
            return ExitCode.USAGE;
        }
        if (failure instanceof ConfigurationException configuration) {
            configuration.codes().forEach(code -> explain(code, ExitCode.CONFIGURATION, err));
            return ExitCode.CONFIGURATION;
        }
        if (failure instanceof ClockAheadException) {
            return explain(ResultCode.CLOCK_AHEAD, ExitCode.CONFIGURATION, err);
        }
        if (failure instanceof JournalLockedException) {
            return explain(ResultCode.DATA_DIRECTORY_IN_USE, ExitCode.CONFIGURATION, err);
        }
        if (failure instanceof JournalCorruptException || failure instanceof KeyFileException) {
            return explain(ResultCode.JOURNAL_CORRUPT, ExitCode.DATA_DAMAGED, err);
        }
        if (failure instanceof JournalOutdatedException) {
            return explain(ResultCode.JOURNAL_OUTDATED, ExitCode.DATA_OUTDATED, err);
        }
        if (failure instanceof ReplayDiffersException) {
            return explain(ResultCode.REPLAY_DIFFERS, ExitCode.DATA_DAMAGED, err);
        }
        if (failure instanceof JournalFullException) {
            return explain(ResultCode.STORAGE_LOW, ExitCode.JOURNAL_FAILED, err);
        }
        if (failure instanceof JournalFailedException) {
            return explain(ResultCode.JOURNAL_FAILED, ExitCode.JOURNAL_FAILED, err);
        }
        if (failure instanceof BindException) {
            return explain(ResultCode.PORT_UNAVAILABLE, ExitCode.CONFIGURATION, err);
        }
        failure.printStackTrace(err);
        return explain(ResultCode.INTERNAL, ExitCode.INTERNAL, err);
    }

    private static int explain(final ResultCode code, final int exitCode, final PrintWriter err) {
        err.println(code.label() + " " + ResultTexts.ZH_CN.text(code) + " " + ResultTexts.ZH_CN.cure(code));
        err.println(code.label() + " " + ResultTexts.EN.text(code) + " " + ResultTexts.EN.cure(code));
        err.flush();
        return exitCode;
    }
}

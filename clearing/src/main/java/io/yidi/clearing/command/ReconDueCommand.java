package io.yidi.clearing.command;

import io.yidi.clearing.calendar.WorkingDayTable;
import io.yidi.clearing.recon.due.DayResults;
import io.yidi.clearing.recon.due.DueJob;
import io.yidi.clearing.recon.due.DuePublisher;
import io.yidi.clearing.recon.due.DueRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** 到期检查: {@code yidi recon due}. */
@Command(
        name = "due",
        description = "Days of this month and the last, and the last month: compared, due or late. Exit code 12.",
        mixinStandardHelpOptions = true)
final class ReconDueCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerOptions options;

    @Option(names = "--now", paramLabel = "TIME", description = "As 2026-11-22T09:00; default: the clock.")
    private LocalDateTime time;

    @Override
    public Integer call() throws IOException {
        final LocalDateTime now = time == null ? LocalDateTime.now(LedgerOptions.CHINA) : time;
        final Path ledger = options.ledger();
        final DayResults days = new DayResults(ledger, options.dayFiles(), options.results(), options.publisher());
        final List<DueRow> rows = new DueJob(ledger, days).run(now);
        new DuePublisher(options.results(), WorkingDayTable.shipped()).publish(rows, now);
        rows.forEach(row -> spec.commandLine()
                .getOut()
                .println(row.state() + "\t" + row.deadline() + "\t" + row.from() + "\t" + row.dueAt()));
        return rows.stream().anyMatch(row -> row.state() == DueRow.State.LATE)
                ? ReconCommand.LATE
                : CommandLine.ExitCode.OK;
    }
}

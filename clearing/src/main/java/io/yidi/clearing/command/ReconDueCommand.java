package io.yidi.clearing.command;

import io.yidi.clearing.recon.due.DueJob;
import io.yidi.clearing.recon.due.DueRow;
import java.io.IOException;
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
        final List<DueRow> rows = new DueJob(options.ledger(), options.dayFiles(), options.batches()).run(now);
        rows.forEach(row -> spec.commandLine()
                .getOut()
                .println(row.state() + "\t" + row.deadline() + "\t" + row.from() + "\t" + row.dueAt()));
        return rows.stream().anyMatch(row -> row.state() == DueRow.State.LATE)
                ? ReconCommand.LATE
                : CommandLine.ExitCode.OK;
    }
}

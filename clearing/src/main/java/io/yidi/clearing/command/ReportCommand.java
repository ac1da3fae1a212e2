package io.yidi.clearing.command;

import io.yidi.clearing.ledger.DrillLevel;
import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.LedgerReader;
import io.yidi.clearing.ledger.StatisticsRow;
import io.yidi.clearing.recon.result.CsvTableWriter;
import io.yidi.clearing.recon.result.TableWriter;
import io.yidi.clearing.report.StatisticsWriter;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.money.Ratio;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 统计报表: {@code yidi ledger report}. */
@Command(
        name = "report",
        description =
                "Statistics of care outside the province by month, insured place and care type, with sums and the "
                        + "direct-settlement rate of stays.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    /** What the notices want of stays by the end of 2025 (TJ-2b, XJ-1.2). */
    private static final int GOAL_BP = 7_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LedgerOptions options;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "First business day.")
    private LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last business day.")
    private LocalDate to;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the table there: UTF-8, with a mark.")
    private Path target;

    /** Columns divided by tabs. */
    private record TabWriter(PrintWriter out) implements TableWriter {

        @Override
        public void row(final List<String> cells) {
            out.println(String.join("\t", cells));
        }

        @Override
        public void close() {
            out.flush();
        }
    }

    @Override
    public Integer call() throws IOException {
        if (from.isAfter(to)) {
            throw new ParameterException(
                    spec.commandLine(), "expected --from no later than --to, found " + from + " and " + to);
        }
        try (Ledger ledger = Ledger.openReadOnly(options.ledger());
                TableWriter table = table()) {
            final LedgerReader reader = new LedgerReader(ledger);
            new StatisticsWriter(reader, table).write(from, to);
            spec.commandLine().getOut().println(rateOfStays(reader));
        }
        return CommandLine.ExitCode.OK;
    }

    private TableWriter table() throws IOException {
        return target == null
                ? new TabWriter(spec.commandLine().getOut())
                : new CsvTableWriter(target, StandardCharsets.UTF_8);
    }

    private String rateOfStays(final LedgerReader reader) {
        return reader.statistics(List.of(DrillLevel.CARE_TYPE), from, to).stream()
                .filter(row -> row.keys().contains(CareType.INPATIENT.name()) && row.inForce() > 0)
                .findFirst()
                .map(ReportCommand::rate)
                .orElse("期内无跨省住院结算 no settlement of a stay outside the province");
    }

    private static String rate(final StatisticsRow stays) {
        final String goal = Ratio.percent(GOAL_BP);
        return "住院直接结算率 direct rate of stays " + stays.direct() + "/" + stays.inForce() + " = "
                + Ratio.percent(stays.directBp()) + "，"
                + (stays.reaches(GOAL_BP) ? "已达目标 goal reached: " + goal : "未达目标 goal not reached: " + goal);
    }
}

package io.yidi.clearing.command;

import io.yidi.clearing.ledger.Ledger;
import io.yidi.clearing.ledger.LedgerJob;
import io.yidi.clearing.recon.ReconciliationJob;
import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.due.DueJob;
import io.yidi.clearing.recon.due.DueRow;
import io.yidi.clearing.recon.file.KeptFiles;
import io.yidi.clearing.recon.result.BatchRow;
import io.yidi.clearing.recon.result.Reconciliation;
import io.yidi.clearing.recon.result.ReconciliationWriter;
import io.yidi.protocol.money.Fen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 对账: {@code yidi recon}, the day three ways. Exit code 10 when it does not balance. */
@Command(
        name = "recon",
        description = "Compare a business day with hospitals and the national platform.",
        mixinStandardHelpOptions = true,
        subcommands = TrialCommand.class)
final class ReconCommand implements Runnable {

    private static final int NOT_BALANCED = 10;
    private static final int LATE = 12;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected run, show, export, due or trial");
    }

    @Command(
            name = "run",
            description = "Take in files of a day, keep them, and compare; files of an earlier run count, too.",
            mixinStandardHelpOptions = true)
    int run(
            @Mixin final LedgerOptions options,
            @Option(names = "--date", required = true, paramLabel = "DATE", description = "Business day.")
                    final LocalDate day,
            @Option(
                            names = "--his",
                            paramLabel = "INSTITUTION=FILE",
                            description = "File of an institution; may be repeated.")
                    final Map<String, Path> hospitals,
            @Option(names = "--center", paramLabel = "FILE", description = "File of the national platform.")
                    final Path platform)
            throws IOException {
        new LedgerJob(options.journal(spec.commandLine()), options.ledger(), sequence -> {}).update();
        final KeptFiles files = options.dayFiles();
        check(options, day, hospitals, platform);
        for (final Map.Entry<String, Path> hospital : of(hospitals)) {
            files.keepHospital(day, hospital.getKey(), Files.readAllBytes(hospital.getValue()));
        }
        if (platform != null) {
            files.keepPlatform(day, Files.readAllBytes(platform));
        }
        final Reconciliation reconciliation = reconcile(options, day);
        printBatches(reconciliation);
        return exitCode(reconciliation);
    }

    @Command(
            name = "show",
            description = "What does not agree, with cause and next step, by the files that were taken in.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin final LedgerOptions options,
            @Option(names = "--date", required = true, paramLabel = "DATE", description = "Business day.")
                    final LocalDate day)
            throws IOException {
        final Reconciliation reconciliation = reconcile(options, day);
        reconciliation.differences().forEach(this::print);
        reconciliation
                .missing()
                .forEach(institution ->
                        spec.commandLine().getOut().println("MISSING\t" + institution + "\t当日有结算，未交对账文件"));
        return exitCode(reconciliation);
    }

    @Command(name = "export", description = "Write every verdict of a day as CSV.", mixinStandardHelpOptions = true)
    int export(
            @Mixin final LedgerOptions options,
            @Option(names = "--date", required = true, paramLabel = "DATE", description = "Business day.")
                    final LocalDate day,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
                    final Path target,
            @Option(names = "--charset", defaultValue = "UTF-8", description = "UTF-8, with a mark, or GBK.")
                    final String charset,
            @Option(names = "--differences", description = "Only what does not agree.") final boolean isShort)
            throws IOException {
        if (!List.of("UTF-8", "GBK").contains(charset)) {
            throw new ParameterException(spec.commandLine(), "expected --charset UTF-8 or GBK, found " + charset);
        }
        final Reconciliation reconciliation = reconcile(options, day);
        final Charset encoding = Charset.forName(charset);
        try (Writer writer = Files.newBufferedWriter(target, encoding)) {
            writer.write(encoding.equals(StandardCharsets.UTF_8) ? BYTE_ORDER_MARK : "");
            ReconciliationWriter.write(
                    reconciliation, isShort ? reconciliation.differences() : reconciliation.comparisons(), writer);
        }
        return exitCode(reconciliation);
    }

    @Command(
            name = "due",
            description = "Days of this month and the last, and the last month: compared, due or late. Exit code 12.",
            mixinStandardHelpOptions = true)
    int due(
            @Mixin final LedgerOptions options,
            @Option(names = "--now", paramLabel = "TIME", description = "As 2026-11-22T09:00; default: the clock.")
                    final LocalDateTime time)
            throws IOException {
        final LocalDateTime now = time == null ? LocalDateTime.now(CHINA) : time;
        final List<DueRow> rows;
        try (Ledger ledger = Ledger.openReadOnly(options.ledger())) {
            rows = new DueJob(ledger, options.dayFiles()).run(now);
        }
        rows.forEach(row -> spec.commandLine()
                .getOut()
                .println(row.state() + "\t" + row.deadline() + "\t" + row.from() + "\t" + row.dueAt()));
        return rows.stream().anyMatch(row -> row.state() == DueRow.State.LATE) ? LATE : CommandLine.ExitCode.OK;
    }

    /** Every file is sound before one is kept. */
    private static void check(
            final LedgerOptions options, final LocalDate day, final Map<String, Path> hospitals, final Path platform)
            throws IOException {
        try (Ledger ledger = Ledger.openReadOnly(options.ledger())) {
            final ReconciliationJob job = new ReconciliationJob(ledger, day);
            for (final Map.Entry<String, Path> hospital : of(hospitals)) {
                job.hospital(hospital.getKey(), Files.readAllBytes(hospital.getValue()));
            }
            if (platform != null) {
                job.platform(Files.readAllBytes(platform));
            }
        }
    }

    private static Iterable<Map.Entry<String, Path>> of(final Map<String, Path> hospitals) {
        return hospitals == null ? List.of() : hospitals.entrySet();
    }

    private static Reconciliation reconcile(final LedgerOptions options, final LocalDate day) throws IOException {
        try (Ledger ledger = Ledger.openReadOnly(options.ledger())) {
            final ReconciliationJob job = new ReconciliationJob(ledger, day);
            options.dayFiles().giveTo(day, job);
            return job.run();
        }
    }

    private void printBatches(final Reconciliation reconciliation) {
        final PrintWriter out = spec.commandLine().getOut();
        for (final BatchRow batch : BatchRow.of(reconciliation.comparisons())) {
            out.println(String.join(
                    "\t",
                    batch.isBalanced() ? "BALANCED" : "DIFFERENT",
                    batch.here().label() + "-" + batch.there().label(),
                    batch.group().institution(),
                    batch.group().insuredPlace(),
                    batch.group().insuranceType(),
                    batch.group().clearingType(),
                    Fen.format(batch.hereFen()),
                    Fen.format(batch.thereFen()),
                    batch.counts().toString()));
        }
        reconciliation.missing().forEach(institution -> out.println("MISSING\t" + institution));
        out.println(reconciliation.isBalanced() ? "数据相符 balanced" : "数据不符 not balanced");
    }

    private void print(final Comparison comparison) {
        spec.commandLine()
                .getOut()
                .println(String.join(
                        "\t",
                        comparison.verdict().name(),
                        comparison.here().label() + "-" + comparison.there().label(),
                        comparison.group().institution(),
                        comparison.settlementId() + (comparison.isRefund() ? " 退费" : ""),
                        Fen.format(comparison.hereFen()),
                        Fen.format(comparison.thereFen()),
                        comparison.difference(),
                        comparison.cause().label(),
                        comparison.cause().nextStep()));
    }

    private static int exitCode(final Reconciliation reconciliation) {
        return reconciliation.isBalanced() ? CommandLine.ExitCode.OK : NOT_BALANCED;
    }
}

package io.yidi.clearing.command;

import io.yidi.clearing.recon.ReconciliationJob;
import io.yidi.clearing.recon.result.CsvTableWriter;
import io.yidi.clearing.recon.result.Reconciliation;
import io.yidi.clearing.recon.result.ReconciliationWriter;
import io.yidi.clearing.recon.result.SheetTableWriter;
import io.yidi.clearing.recon.result.TableWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 导出结果: {@code yidi recon export}. */
@Command(
        name = "export",
        description = "Write every verdict of a day as CSV, or as XLSX if the name of the file ends so.",
        mixinStandardHelpOptions = true)
final class ReconExportCommand implements Callable<Integer> {

    private static final String SHEET = ".xlsx";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DayOptions options;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
    private Path target;

    @Option(names = "--charset", defaultValue = "UTF-8", description = "Of CSV: UTF-8, with a mark, or GBK.")
    private String charset;

    @Option(names = "--differences", description = "Only what does not agree.")
    private boolean isShort;

    @Override
    public Integer call() throws IOException {
        if (!List.of("UTF-8", "GBK").contains(charset)) {
            throw new ParameterException(spec.commandLine(), "expected --charset UTF-8 or GBK, found " + charset);
        }
        try (ReconciliationJob job = options.job();
                TableWriter table = table()) {
            final Reconciliation reconciliation = job.run();
            final ReconciliationWriter writer = new ReconciliationWriter(options.day(), table);
            reconciliation.differences().forEach(writer::write);
            if (!isShort) {
                job.forEachMatched(writer::write);
            }
            return DayOptions.exitCode(reconciliation);
        }
    }

    private TableWriter table() throws IOException {
        return target.toString().toLowerCase(Locale.ROOT).endsWith(SHEET)
                ? new SheetTableWriter(target)
                : new CsvTableWriter(target, Charset.forName(charset));
    }
}

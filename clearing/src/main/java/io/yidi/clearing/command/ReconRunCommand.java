package io.yidi.clearing.command;

import io.yidi.clearing.ledger.LedgerJob;
import io.yidi.clearing.recon.ReconciliationJob;
import io.yidi.clearing.recon.file.DayFileDrafts;
import io.yidi.clearing.recon.result.BatchRow;
import io.yidi.clearing.recon.result.Reconciliation;
import io.yidi.protocol.money.Fen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** 执行对账: {@code yidi recon run}. */
@Command(
        name = "run",
        description = "Take in files of a day, keep them, and compare; files of an earlier run count, too.",
        mixinStandardHelpOptions = true)
final class ReconRunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DayOptions options;

    @Option(names = "--his", paramLabel = "INSTITUTION=FILE", description = "File of an institution; may be repeated.")
    private Map<String, Path> hospitals = new TreeMap<>();

    @Option(names = "--center", paramLabel = "FILE", description = "File of the national platform.")
    private Path platform;

    private long startNs;

    /**
     * 来文: the files that came.
     *
     * @param hospitals by institution
     * @param platform if that of the platform came
     */
    private record DayContents(Map<String, byte[]> hospitals, Optional<byte[]> platform) {}

    @Override
    public Integer call() throws IOException {
        startNs = System.nanoTime();
        final CompletableFuture<DayContents> contents = CompletableFuture.supplyAsync(this::readFiles);
        new LedgerJob(
                        options.ledger().journal(spec.commandLine()),
                        options.ledger().ledger(),
                        sequence -> tell("ledger up to sequence " + sequence))
                .update();
        final Reconciliation reconciliation = reconcile(join(contents));
        print(reconciliation);
        return DayOptions.exitCode(reconciliation);
    }

    private void tell(final String step) {
        final long elapsedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
        spec.commandLine().getErr().println("… " + step + ", " + elapsedMs + " ms");
    }

    private DayContents readFiles() {
        try {
            final Map<String, byte[]> contents = new TreeMap<>();
            for (final Map.Entry<String, Path> hospital : hospitals.entrySet()) {
                contents.put(hospital.getKey(), Files.readAllBytes(hospital.getValue()));
            }
            return new DayContents(
                    contents, platform == null ? Optional.empty() : Optional.of(Files.readAllBytes(platform)));
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DayContents join(final CompletableFuture<DayContents> contents) throws IOException {
        try {
            return contents.join();
        } catch (final CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException) {
                throw ((UncheckedIOException) failed.getCause()).getCause();
            }
            throw failed;
        }
    }

    /** Every file is sound before one is kept; meanwhile they are written beside those that are. */
    private Reconciliation reconcile(final DayContents contents) throws IOException {
        try (ReconciliationJob job = options.job(this::tell)) {
            contents.hospitals().forEach(job::hospital);
            contents.platform().ifPresent(job::platform);
            final Reconciliation reconciliation;
            try (DayFileDrafts drafts =
                    options.ledger().dayFiles().draft(options.day(), contents.hospitals(), contents.platform())) {
                reconciliation = job.run();
                drafts.keep();
            }
            options.ledger().batches().observe(reconciliation);
            options.ledger().publisher().publish(reconciliation);
            tell("files kept, result written");
            return reconciliation;
        }
    }

    private void print(final Reconciliation reconciliation) {
        final PrintWriter out = spec.commandLine().getOut();
        for (final BatchRow batch : reconciliation.batches()) {
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
}

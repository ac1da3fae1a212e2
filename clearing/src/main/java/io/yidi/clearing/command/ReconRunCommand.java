package io.yidi.clearing.command;

import io.yidi.clearing.ledger.LedgerJob;
import io.yidi.clearing.recon.ReconciliationJob;
import io.yidi.clearing.recon.file.KeptFiles;
import io.yidi.clearing.recon.result.BatchRow;
import io.yidi.clearing.recon.result.Reconciliation;
import io.yidi.protocol.money.Fen;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() throws IOException {
        startNs = System.nanoTime();
        new LedgerJob(
                        options.ledger().journal(spec.commandLine()),
                        options.ledger().ledger(),
                        sequence -> tell("ledger up to sequence " + sequence))
                .update();
        final Reconciliation reconciliation = reconcile();
        print(reconciliation);
        return DayOptions.exitCode(reconciliation);
    }

    private void tell(final String step) {
        final long elapsedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
        spec.commandLine().getErr().println("… " + step + ", " + elapsedMs + " ms");
    }

    /** Every file is sound before one is kept. */
    private Reconciliation reconcile() throws IOException {
        final Map<String, byte[]> contents = new TreeMap<>();
        for (final Map.Entry<String, Path> hospital : hospitals.entrySet()) {
            contents.put(hospital.getKey(), Files.readAllBytes(hospital.getValue()));
        }
        try (ReconciliationJob job = options.job(this::tell)) {
            contents.forEach(job::hospital);
            final KeptFiles files = options.ledger().dayFiles();
            if (platform == null) {
                return keep(files, contents, job.run());
            }
            final byte[] content = Files.readAllBytes(platform);
            job.platform(content);
            final Reconciliation reconciliation = job.run();
            files.keepPlatform(options.day(), content);
            return keep(files, contents, reconciliation);
        }
    }

    private Reconciliation keep(
            final KeptFiles files, final Map<String, byte[]> contents, final Reconciliation reconciliation)
            throws IOException {
        for (final Map.Entry<String, byte[]> hospital : contents.entrySet()) {
            files.keepHospital(options.day(), hospital.getKey(), hospital.getValue());
        }
        options.ledger().batches().observe(reconciliation);
        options.ledger().publisher().publish(reconciliation);
        return reconciliation;
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

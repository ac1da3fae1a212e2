package io.yidi.clearing.command;

import io.yidi.clearing.recon.batch.BatchBook;
import io.yidi.clearing.recon.batch.BatchEvent;
import io.yidi.clearing.recon.batch.BatchId;
import io.yidi.clearing.recon.batch.BatchState;
import io.yidi.clearing.recon.result.Reconciliation;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 签认批次: {@code yidi recon mark}. */
@Command(
        name = "mark",
        description = "Explain, escalate or sign off the batches of an institution.",
        mixinStandardHelpOptions = true)
final class ReconMarkCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DayOptions options;

    @Option(names = "--institution", required = true, paramLabel = "CODE", description = "Whose batches.")
    private String institution;

    @Option(names = "--pair", paramLabel = "PAIR", description = "As GATEWAY-HOSPITAL; default: all of them.")
    private String pair;

    @Option(names = "--as", required = true, paramLabel = "STATE", description = "EXPLAINED, ESCALATED or CLOSED.")
    private BatchState state;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who says so.")
    private String name;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "Why; needed but for CLOSED.")
    private String note;

    @Override
    public Integer call() throws IOException {
        final Reconciliation reconciliation = options.reconcile();
        final BatchBook book = options.ledger().batches();
        final Set<BatchId> batches = batches(book, reconciliation);
        book.mark(reconciliation, batches, state, name, note);
        options.ledger().publisher().publish(reconciliation);
        for (final BatchEvent event : book.states(reconciliation)) {
            if (batches.contains(event.id())) {
                spec.commandLine().getOut().println(ReconStatesCommand.line(event));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private Set<BatchId> batches(final BatchBook book, final Reconciliation reconciliation) throws IOException {
        final Set<BatchId> batches = new LinkedHashSet<>();
        for (final BatchEvent event : book.states(reconciliation)) {
            if (event.id().institution().equals(institution)
                    && (pair == null || event.id().pair().equals(pair))) {
                batches.add(event.id());
            }
        }
        if (batches.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "expected an institution and a pair of the day, found none of " + institution);
        }
        return batches;
    }
}

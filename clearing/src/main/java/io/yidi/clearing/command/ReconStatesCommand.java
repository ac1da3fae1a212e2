package io.yidi.clearing.command;

import io.yidi.clearing.recon.batch.BatchEvent;
import io.yidi.clearing.recon.result.Reconciliation;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** 查看批次: {@code yidi recon states}. */
@Command(
        name = "states",
        description =
                "How far each batch of a day is: open, matched, different, explained, corrected, escalated, closed.",
        mixinStandardHelpOptions = true)
final class ReconStatesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DayOptions options;

    @Override
    public Integer call() throws IOException {
        final Reconciliation reconciliation = options.reconcile();
        for (final BatchEvent event : options.ledger().batches().states(reconciliation)) {
            spec.commandLine().getOut().println(line(event));
        }
        return DayOptions.exitCode(reconciliation);
    }

    /** A batch in a line. */
    static String line(final BatchEvent event) {
        return String.join(
                "\t",
                event.state().name(),
                event.id().pair(),
                event.id().institution(),
                event.at().toString(),
                event.by(),
                event.note());
    }
}

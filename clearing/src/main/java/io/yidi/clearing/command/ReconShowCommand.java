package io.yidi.clearing.command;

import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.result.Reconciliation;
import io.yidi.protocol.money.Fen;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** 查看差异: {@code yidi recon show}. */
@Command(
        name = "show",
        description = "What does not agree, with cause and next step, by the files that were taken in.",
        mixinStandardHelpOptions = true)
final class ReconShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DayOptions options;

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final Reconciliation reconciliation = options.reconcile();
        reconciliation.differences().forEach(difference -> out.println(line(difference)));
        reconciliation.missing().forEach(institution -> out.println("MISSING\t" + institution + "\t当日有结算，未交对账文件"));
        return DayOptions.exitCode(reconciliation);
    }

    private static String line(final Comparison comparison) {
        return String.join(
                "\t",
                comparison.verdict().name(),
                comparison.here().label() + "-" + comparison.there().label(),
                comparison.group().institution(),
                comparison.key().settlementId() + (comparison.key().isRefund() ? " 退费" : ""),
                Fen.format(comparison.hereFen()),
                Fen.format(comparison.thereFen()),
                comparison.difference(),
                comparison.cause().label(),
                comparison.cause().nextStep());
    }
}

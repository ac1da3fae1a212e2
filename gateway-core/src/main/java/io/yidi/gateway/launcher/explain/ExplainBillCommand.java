package io.yidi.gateway.launcher.explain;

import io.yidi.gateway.explain.Language;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** 账单试算说明: {@code yidi policy explain}: a bill of a file against packs of a folder, without any gateway. */
@Command(
        name = "explain",
        description = "Explain step by step how packs split a bill.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ExplainBillCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private BillOptions bill;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws IOException {
        final Language language = output.language(spec.commandLine());
        return output.print(
                bill.explain(output.isUnmasked()), language, spec.commandLine().getOut());
    }
}

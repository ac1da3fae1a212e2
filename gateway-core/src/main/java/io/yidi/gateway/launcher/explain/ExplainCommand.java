package io.yidi.gateway.launcher.explain;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * 结算说明: {@code yidi explain}. Exits 20 if the record cannot be reproduced; then the differences are all it prints.
 */
@Command(
        name = "explain",
        description = "Explain a settlement or a refusal step by step, with figures, sources and articles.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1", exclusive = true)
    private Subject subject;

    @Mixin
    private OutputOptions output;

    /** What to explain. */
    private static final class Subject {

        @ArgGroup(exclusive = false)
        private Recorded recorded;

        @ArgGroup(exclusive = false)
        private BillOptions bill;
    }

    /** A settlement of a data directory. */
    private static final class Recorded {

        @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data directory of a gateway.")
        private Path data;

        @Option(
                names = "--settlement",
                required = true,
                paramLabel = "ID",
                description = "setl_id, or the journal_position of a refusal.")
        private long settlement;
    }

    @Override
    public Integer call() throws IOException {
        final Language language = output.language(spec.commandLine());
        final Explanation explanation = subject.recorded == null
                ? subject.bill.explain(output.isUnmasked())
                : new DataExplainer(subject.recorded.data, output.isUnmasked()).explain(subject.recorded.settlement);
        return output.print(explanation, language, spec.commandLine().getOut());
    }
}

package io.yidi.gateway.launcher.explain;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationJsonWriter;
import io.yidi.gateway.explain.ExplanationTextWriter;
import io.yidi.gateway.explain.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    private static final int NOT_REPRODUCED = 20;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1", exclusive = true)
    private Subject subject;

    @Option(names = "--lang", defaultValue = "zh", description = "zh or en.")
    private String lang;

    @Option(names = "--json", description = "One JSON object instead of text.")
    private boolean json;

    @Option(names = "--unmasked", description = "Show numbers of people and vouchers in full.")
    private boolean unmasked;

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
        final Language language = Language.of(lang)
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "expected --lang zh or en, found " + lang));
        final Explanation explanation = subject.recorded == null
                ? subject.bill.explain(unmasked)
                : new DataExplainer(subject.recorded.data, unmasked).explain(subject.recorded.settlement);
        print(explanation, language);
        return explanation.isReproduced() ? CommandLine.ExitCode.OK : NOT_REPRODUCED;
    }

    private void print(final Explanation explanation, final Language language) {
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ExplanationJsonWriter(language).write(explanation));
        } else {
            new ExplanationTextWriter(out, language).write(explanation);
        }
        out.flush();
    }
}

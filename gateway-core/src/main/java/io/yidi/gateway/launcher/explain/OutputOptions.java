package io.yidi.gateway.launcher.explain;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationJsonWriter;
import io.yidi.gateway.explain.ExplanationTextWriter;
import io.yidi.gateway.explain.Language;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** 输出选项: in which language and form an explanation is printed. */
final class OutputOptions {

    private static final int NOT_REPRODUCED = 20;

    @Option(names = "--lang", defaultValue = "zh", description = "zh or en.")
    private String lang;

    @Option(names = "--json", description = "One JSON object instead of text.")
    private boolean json;

    @Option(names = "--unmasked", description = "Show numbers of people and vouchers in full.")
    private boolean unmasked;

    boolean isUnmasked() {
        return unmasked;
    }

    /** The language asked for. */
    Language language(final CommandLine command) {
        return Language.of(lang)
                .orElseThrow(() -> new ParameterException(command, "expected --lang zh or en, found " + lang));
    }

    /** Prints an explanation; the exit code says whether it was reproduced. */
    int print(final Explanation explanation, final Language language, final PrintWriter out) {
        if (json) {
            out.println(new ExplanationJsonWriter(language).write(explanation));
        } else {
            new ExplanationTextWriter(out, language).write(explanation);
        }
        out.flush();
        return explanation.isReproduced() ? CommandLine.ExitCode.OK : NOT_REPRODUCED;
    }
}

package io.yidi.gateway.launcher.policy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.view.PolicyDifference;
import io.yidi.gateway.policy.view.PolicyDifference.Change;
import io.yidi.gateway.policy.view.PolicyView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** 比较政策: {@code yidi policy diff}. Exits with {@value #DIFFERENT} if the two differ. */
@Command(
        name = "diff",
        description = "Compare two directories of packs or bundles, figure by figure.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    /** The two say different things. */
    static final int DIFFERENT = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "Directory of packs, or a file bundles/<hash>.rows.")
    private Path left;

    @Parameters(index = "1", paramLabel = "B", description = "The same, newer.")
    private Path right;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, PackException {
        PackPlaces.requirePacksOrRows(left, spec.commandLine());
        PackPlaces.requirePacksOrRows(right, spec.commandLine());
        final List<Change> changes = PolicyDifference.between(
                PolicyView.of(left).values(), PolicyView.of(right).values());
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(changes));
        } else {
            print(changes, out);
        }
        out.flush();
        return changes.isEmpty() ? CommandLine.ExitCode.OK : DIFFERENT;
    }

    private static void print(final List<Change> changes, final PrintWriter out) {
        String row = "";
        for (final Change change : changes) {
            if (!change.row().equals(row)) {
                row = change.row();
                out.println(change.title());
            }
            out.println("  " + change.text());
        }
        final long figures = changes.stream().filter(Change::isFigure).count();
        out.println(figures + " 处数字不同 figures differ, " + (changes.size() - figures) + " 处出处不同 sources differ");
    }
}

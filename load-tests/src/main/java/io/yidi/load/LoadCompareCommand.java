package io.yidi.load;

import io.yidi.load.verdict.ResultComparison;
import io.yidi.load.verdict.SavedResult;
import io.yidi.load.verdict.VerdictWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 结果比较命令: judges one result of {@code load} by another. */
@CommandLine.Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Say of the second result whether it is faster or slower than the first, figure by figure.",
            "There is no verdict on contestants that only one of the two has, nor on figures of loads in which the "
                    + "generator used more than 70 %% of a core and so may be what was measured; both are named.",
            "Exit code 0: not slower in anything that can be judged; 3: no verdict on anything, or other conditions; "
                    + "4: slower in something."
        })
final class LoadCompareCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Parameters(index = "0", description = "results.json, or the directory of one: what to compare with.")
    private Path first;

    @CommandLine.Parameters(index = "1", description = "The same of what is judged.")
    private Path second;

    @CommandLine.Option(names = "--anyway", description = "Compare although conditions differ, and say which.")
    private boolean isForced;

    @Override
    public Integer call() throws IOException {
        final ResultComparison comparison = new ResultComparison(SavedResult.read(first), SavedResult.read(second));
        return new VerdictWriter(spec.commandLine().getOut()).write(comparison, isForced);
    }
}

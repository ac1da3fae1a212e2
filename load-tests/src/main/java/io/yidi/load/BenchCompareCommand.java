package io.yidi.load;

import io.yidi.load.verdict.BenchComparison;
import io.yidi.load.verdict.VerdictWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 微基准比较命令: judges one JSON result of JMH by another; {@code ./yidi bench compare} comes here. */
@CommandLine.Command(
        name = "bench-compare",
        mixinStandardHelpOptions = true,
        description = {
            "Say of the second result of JMH (-rf json) whether it is faster or slower, by the 99.9 %% intervals.",
            "Exit code 0: not slower in anything; 3: no benchmark in both; 4: slower in something."
        })
final class BenchCompareCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Parameters(index = "0", description = "JSON file: what to compare with.")
    private Path first;

    @CommandLine.Parameters(index = "1", description = "JSON file: what is judged.")
    private Path second;

    @Override
    public Integer call() throws IOException {
        return new VerdictWriter(spec.commandLine().getOut()).write(new BenchComparison(first, second));
    }
}

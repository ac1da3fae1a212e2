package io.yidi.load;

import io.yidi.load.compare.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 参考数据命令: writes the persons that {@code load} sends bills for, for a gateway started by hand. */
@CommandLine.Command(
        name = "reference",
        mixinStandardHelpOptions = true,
        description = "Write a reference file of synthetic persons, as 'load' with the same --persons and --seed uses.")
final class ReferenceCommand implements Callable<Integer> {

    @CommandLine.Option(names = "--persons", defaultValue = "4096", description = "Default ${DEFAULT-VALUE}.")
    private int personCount;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
    private long seed;

    @CommandLine.Option(
            names = "--workload",
            defaultValue = "reference",
            description = "${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
    private Workload workload;

    @CommandLine.Option(names = "--out", required = true, description = "File to write.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        workload.writeReference(file, personCount, seed);
        return CommandLine.ExitCode.OK;
    }
}

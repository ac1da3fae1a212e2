package io.yidi.load;

import io.yidi.load.gates.SoakConfiguration;
import io.yidi.load.gates.SoakDriver;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 浸泡命令: lets a gateway serve without a garbage collector. */
@CommandLine.Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = {
            "Serve settlements over TCP from a gateway whose JVM never collects (Epsilon) and has a small heap, start "
                    + "and all; needs about 1.5 KB of disk a settlement. --jvm is not used.",
            "Exit code 0 only if it answered all of them and lives; else 3."
        })
final class SoakCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ServerOptions server;

    @CommandLine.Option(names = "--requests", defaultValue = "20000000", description = "Default ${DEFAULT-VALUE}.")
    private long requests;

    @CommandLine.Option(
            names = "--heap",
            defaultValue = "256",
            description = "All the heap it has, in MiB. Default ${DEFAULT-VALUE}.")
    private int heapMb;

    @CommandLine.Option(names = "--persons", defaultValue = "512", description = "Default ${DEFAULT-VALUE}.")
    private int personCount;

    @Override
    public Integer call() throws IOException {
        final SoakConfiguration configuration = new SoakConfiguration(requests, heapMb, personCount, server.seed());
        return new CampaignRun(spec.commandLine(), server)
                .run(
                        directory -> Optional.empty(),
                        directory -> server.loadKit(directory, personCount),
                        (kit, directory, progress) -> new SoakDriver(configuration, kit, directory, progress).run());
    }
}

package io.yidi.load;

import io.yidi.load.kill.KillConfiguration;
import io.yidi.load.kill.KillDriver;
import io.yidi.load.kill.KillReport;
import io.yidi.load.process.GatewaySetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 强杀命令: kills a gateway again and again and checks every acknowledgement it ever gave. */
@CommandLine.Command(
        name = "kills",
        mixinStandardHelpOptions = true,
        description = {
            "Kill the gateway with kill -9 under load, restart it, ask again for every acknowledgement.",
            "Exit code 0 only if none was lost, changed or doubled; else 3."
        })
final class KillsCommand implements Callable<Integer> {

    private static final int PROMISE_BROKEN = 3;

    /** Short segments and frequent snapshots, so that kills meet those too. */
    private static final String SETTINGS = "journal { segment-size = 1MiB, snapshot-every = 3000 }";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ServerOptions server;

    @CommandLine.Option(names = "--count", defaultValue = "50", description = "Kills. Default ${DEFAULT-VALUE}.")
    private int count;

    @CommandLine.Option(
            names = "--acks-between",
            defaultValue = "1000",
            description = "Least acknowledgements between kills. Default ${DEFAULT-VALUE}.")
    private int acksBetween;

    @CommandLine.Option(names = "--persons", defaultValue = "200", description = "Default ${DEFAULT-VALUE}.")
    private int personCount;

    @CommandLine.Option(
            names = "--binary-lanes",
            defaultValue = "4",
            description = "Connections to the binary door. Default ${DEFAULT-VALUE}.")
    private int binaryLanes;

    @CommandLine.Option(
            names = "--json-lanes",
            defaultValue = "2",
            description = "Connections to the JSON door. Default ${DEFAULT-VALUE}.")
    private int jsonLanes;

    @CommandLine.Option(
            names = "--older-sample",
            defaultValue = "200",
            description = "Older acknowledgements asked again after each kill. Default ${DEFAULT-VALUE}.")
    private int olderSample;

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final Path directory = server.newRunDirectory();
        final GatewaySetup setup = server.campaignKit(directory.resolve("kit"), personCount)
                .setup(directory.resolve("gateway"), directory.resolve("gateway/data"), SETTINGS);
        final KillConfiguration configuration =
                new KillConfiguration(count, acksBetween, server.seed(), binaryLanes, jsonLanes, olderSample);
        out.println(configuration + " in " + directory.toAbsolutePath());
        final KillReport report =
                KillDriver.run(configuration, setup, personCount, directory.resolve("acknowledgements.bin"), out);
        GatewaySetup.deleteData(setup.directory());
        out.print(report.text());
        out.flush();
        return report.isClean() ? CommandLine.ExitCode.OK : PROMISE_BROKEN;
    }
}

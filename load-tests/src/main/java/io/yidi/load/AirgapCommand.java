package io.yidi.load;

import io.yidi.load.airgap.AirgapCheck;
import io.yidi.load.airgap.ConnectionTrace;
import io.yidi.load.process.GatewaySetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 断网检查命令: shows that a serving gateway connects to nothing outside its machine. Needs strace. */
@CommandLine.Command(
        name = "airgap",
        mixinStandardHelpOptions = true,
        description = {
            "Run the gateway under strace, settle through both doors, list what it tried to reach outside.",
            "Exit code 0 if nothing; else 3."
        })
final class AirgapCommand implements Callable<Integer> {

    private static final int PROMISE_BROKEN = 3;
    private static final int PERSON_COUNT = 50;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ServerOptions server;

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final Path directory = server.newRunDirectory();
        final GatewaySetup setup = GatewaySetup.write(
                directory, server.gatewayJar(), server.packs(), server.jvmOptions(), PERSON_COUNT, server.seed());
        final ConnectionTrace trace = AirgapCheck.run(setup, PERSON_COUNT, server.seed());
        GatewaySetup.deleteData(directory);
        trace.outward().forEach(line -> out.println("outward: " + line));
        out.println("calls with an Internet address " + trace.internetCount() + ", outward "
                + trace.outward().size());
        out.flush();
        return trace.outward().isEmpty() ? CommandLine.ExitCode.OK : PROMISE_BROKEN;
    }
}

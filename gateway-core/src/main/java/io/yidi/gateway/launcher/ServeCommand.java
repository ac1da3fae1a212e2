package io.yidi.gateway.launcher;

import io.yidi.gateway.admin.ServiceNotice;
import io.yidi.gateway.launcher.configuration.ConfigurationReader;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** 启动服务: {@code yidi serve --config FILE}. Runs until the process is told to stop. */
@Command(
        name = "serve",
        description = "Serve with the settings of a configuration file.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final String NOTIFY_SOCKET = "NOTIFY_SOCKET";
    private static final long LOG_STOP_MS = 2_000;
    private static final String CLOSE_ADMIN = "close-admin";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "HOCON file; docs/operations/configuration.md lists the settings.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        final GatewayConfiguration configuration = ConfigurationReader.read(file);
        ServeLog.start(configuration.log());
        final FailureExit exit = FailureExit.ofProcess();
        final GatewayServer server = GatewayServer.start(configuration, exit);
        exit.meanwhile(CLOSE_ADMIN, server::closeAdmin);
        final CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                ServiceNotice.send(System.getenv(NOTIFY_SOCKET), ServiceNotice.STOPPING);
                                server.close();
                            } finally {
                                ServeLog.stop(LOG_STOP_MS);
                                stopped.countDown();
                            }
                        },
                        "stop"));
        ReadyLine.print(server, spec.commandLine().getOut());
        ServiceNotice.send(System.getenv(NOTIFY_SOCKET), ServiceNotice.READY);
        stopped.await();
        return ExitCode.OK;
    }
}

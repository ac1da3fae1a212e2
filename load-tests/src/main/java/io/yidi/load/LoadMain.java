package io.yidi.load;

import java.io.IOException;
import picocli.CommandLine;

/** 压测入口: {@code java -jar yidi-load.jar COMMAND}; every server it talks to is on the loopback interface. */
@CommandLine.Command(
        name = "yidi-load",
        mixinStandardHelpOptions = true,
        version = "yidi-load 0.1.0",
        description = "Load, kills, air gap and synthetic persons for a Yidi gateway on this machine.",
        subcommands = {
            LoadCommand.class,
            LatencyGoalsCommand.class,
            BenchCompareCommand.class,
            KillsCommand.class,
            PowerCutsCommand.class,
            IoFaultsCommand.class,
            DiskFullCommand.class,
            ProxyFaultsCommand.class,
            OverloadCommand.class,
            LatenciesCommand.class,
            RestartCommand.class,
            NationalDayCommand.class,
            ScaleCommand.class,
            GatesCommand.class,
            SoakCommand.class,
            DoorCostCommand.class,
            ReplayMatrixCommand.class,
            AirgapCommand.class,
            ReferenceCommand.class,
            DumpCommand.class,
            HisSimCommand.class,
            ConformanceCommand.class
        })
public final class LoadMain {

    private LoadMain() {}

    /**
     * Runs a command.
     *
     * @param arguments of the command line
     */
    public static void main(final String[] arguments) {
        System.exit(execute(arguments));
    }

    /**
     * Runs a command without ending the JVM.
     *
     * @param arguments of the command line
     * @return exit code: 0 done and good, 1 broke, 2 wrong usage, 3 no verdict or a promise broken, 4 slower
     */
    static int execute(final String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new LoadMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(LoadMain::explain);
    }

    private static int explain(
            final Exception cause, final CommandLine command, final CommandLine.ParseResult arguments)
            throws Exception {
        if (cause instanceof IOException || cause instanceof IllegalArgumentException) {
            command.getErr().println(cause.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw cause;
    }
}

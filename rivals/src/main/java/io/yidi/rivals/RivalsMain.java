package io.yidi.rivals;

import java.io.IOException;
import java.sql.SQLException;
import picocli.CommandLine;

/** 同台比较入口: {@code java -jar yidi-rivals.jar COMMAND}; whatever it starts listens on this machine only. */
@CommandLine.Command(
        name = "rivals",
        mixinStandardHelpOptions = true,
        description = "Yidi beside what else could settle a bill, on the same bills.",
        subcommands = {DroolsCommand.class, PostgresCommand.class, ExchangeCommand.class})
public final class RivalsMain {

    /** Exit code if results were not equal, or a goal was missed. */
    static final int NOT_MET = 3;

    private RivalsMain() {}

    /**
     * Runs a command.
     *
     * @param arguments of the command line
     */
    public static void main(final String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RivalsMain()).setExecutionExceptionHandler(RivalsMain::explain);
    }

    private static int explain(
            final Exception cause, final CommandLine command, final CommandLine.ParseResult arguments)
            throws Exception {
        if (cause instanceof IOException
                || cause instanceof SQLException
                || cause instanceof IllegalArgumentException) {
            command.getErr().println(cause.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw cause;
    }
}

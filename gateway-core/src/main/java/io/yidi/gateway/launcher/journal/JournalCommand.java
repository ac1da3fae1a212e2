package io.yidi.gateway.launcher.journal;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 查看流水: {@code yidi journal}, the commands that look into a journal. */
@Command(
        name = "journal",
        description = "Look into a journal, also beside a running gateway; changes nothing.",
        mixinStandardHelpOptions = true)
public final class JournalCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private JournalCommand() {}

    /**
     * Makes the command with those below it.
     *
     * @param dataDirectoryOf finds the data directory in a configuration file
     * @param replayer replays a journal
     * @return the command line to add
     */
    public static CommandLine commandLine(final UnaryOperator<Path> dataDirectoryOf, final Replayer replayer) {
        return new CommandLine(new JournalCommand())
                .addSubcommand(new VerifyCommand(dataDirectoryOf))
                .addSubcommand(new StatsCommand(dataDirectoryOf))
                .addSubcommand(new DumpCommand(dataDirectoryOf))
                .addSubcommand(new ReplayCommand(dataDirectoryOf, replayer));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected verify, stats, dump or replay");
    }
}

package io.yidi.gateway.launcher.policy;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 政策工具: {@code yidi policy}, the commands that look at policy packs. */
@Command(
        name = "policy",
        description =
                "Look at policy packs: check them, show what applies, compare, compute a period again; activate them.",
        mixinStandardHelpOptions = true)
public final class PolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private PolicyCommand() {}

    /**
     * Makes the command with those below it; the launcher adds {@code explain} and {@code activate}.
     *
     * @param rerunner executes a journal under other packs
     * @return the command line to add
     */
    public static CommandLine commandLine(final Rerunner rerunner) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new ShowCommand())
                .addSubcommand(new DiffCommand())
                .addSubcommand(new ReplayCommand(rerunner));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected check, show, diff, replay, explain or activate");
    }
}

package io.yidi.clearing.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 对账: {@code yidi recon}, the day three ways. */
@Command(
        name = "recon",
        description = "Compare a business day with hospitals and the national platform.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ReconRunCommand.class,
            ReconShowCommand.class,
            ReconExportCommand.class,
            ReconStatesCommand.class,
            ReconMarkCommand.class,
            ReconDueCommand.class,
            TrialCommand.class
        })
final class ReconCommand implements Runnable {

    /** Exit code when a day does not balance. */
    static final int NOT_BALANCED = 10;

    /** Exit code when something is late. */
    static final int LATE = 12;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected run, show, export, states, mark, due or trial");
    }
}

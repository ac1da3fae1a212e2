package io.yidi.clearing.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** 清算命令: all of them below one name. */
@Command(
        name = "yidi",
        description = "What comes after the settlements (对账与清算)",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        subcommands = {LedgerCommand.class, ReconCommand.class})
public final class ClearingCommands {

    private ClearingCommands() {}

    /**
     * The command line with its manners.
     *
     * @return a new one
     */
    public static CommandLine line() {
        return new CommandLine(new ClearingCommands())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureReport());
    }
}

package io.yidi.clearing;

import io.yidi.clearing.command.ClearingCommands;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** 程序入口: runs a command on what the journal recorded. */
public final class ClearingMain {

    private ClearingMain() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments of the command line
     */
    public static void main(final String[] arguments) {
        System.exit(ClearingCommands.line()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }
}

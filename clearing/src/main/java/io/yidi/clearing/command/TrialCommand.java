package io.yidi.clearing.command;

import io.yidi.clearing.trial.TrialJob;
import io.yidi.clearing.trial.TrialPlan;
import io.yidi.gateway.launcher.ExitCode;
import io.yidi.gateway.policy.pack.PackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 对账试验: {@code yidi recon trial}. */
@Command(
        name = "trial",
        mixinStandardHelpOptions = true,
        description = {
            "Make a day with faults that are known, settled by the gateway's own pipeline, reconcile it, and compare "
                    + "what was found with what was done.",
            "Exit code 0 only if everything was found, nothing invented, 99 %% of the causes named rightly, and every "
                    + "sum agrees; else 1."
        })
final class TrialCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--settlements", defaultValue = "1000000", description = "Of the day. Default ${DEFAULT-VALUE}.")
    private int settlements;

    @Option(names = "--differences", defaultValue = "1000", description = "Made. Default ${DEFAULT-VALUE}.")
    private int differences;

    @Option(names = "--seed", defaultValue = "1", description = "Chooses everything. Default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--date", defaultValue = "2026-03-10", description = "Business day. Default ${DEFAULT-VALUE}.")
    private LocalDate day;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Empty or missing; all is left there.")
    private Path folder;

    @Option(names = "--packs", paramLabel = "DIR", description = "Policy packs; default: those of the project.")
    private Path packs;

    @Override
    public Integer call() throws IOException, PackException {
        requireEmpty();
        final TrialPlan plan = new TrialPlan(settlements, differences, seed, day);
        final PrintWriter out = spec.commandLine().getOut();
        final boolean isSound = new TrialJob(plan, folder.toAbsolutePath(), packs(), TrialCommand::run, out).run();
        out.println(isSound ? "trial passed" : "trial failed");
        return isSound ? CommandLine.ExitCode.OK : ExitCode.INTERNAL;
    }

    private void requireEmpty() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new ParameterException(
                            spec.commandLine(), "expected an empty or missing directory, found " + folder);
                }
            }
        }
    }

    private Path packs() {
        return packs == null ? Path.of(System.getProperty("yidi.home", ".")).resolve("policies") : packs;
    }

    private static TrialJob.Ran run(final List<String> arguments) {
        final StringWriter output = new StringWriter();
        final PrintWriter printer = new PrintWriter(output, true);
        final int exitCode =
                ClearingCommands.line().setOut(printer).setErr(printer).execute(arguments.toArray(String[]::new));
        return new TrialJob.Ran(exitCode, output.toString());
    }
}

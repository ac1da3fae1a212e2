package io.yidi.load;

import io.yidi.load.conformance.ConformanceRun;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 符合性检查命令: whether an implementation of the national interface has the manners that hospital systems rely on. */
@CommandLine.Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = {
            "Check somebody's implementation of the national interface, manner by manner, and list what passed and "
                    + "what failed, with what was expected and what was found.",
            "Exit code 0 if all passed, else 3."
        })
final class ConformanceCommand implements Callable<Integer> {

    private static final int PROMISE_BROKEN = 3;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private HospitalOptions hospital;

    @CommandLine.Option(
            names = "--only",
            defaultValue = "",
            description = "Checks whose names begin so: envelope, visit, bill, repeat, refund, reversal, statement.")
    private String prefix;

    @CommandLine.Option(names = "--without", description = "Leaves out checks whose names begin like this.")
    private String without;

    @Override
    public Integer call() {
        final boolean hasPassed = new ConformanceRun(
                        hospital.sessions(), this::isAsked, spec.commandLine().getOut())
                .run();
        return hasPassed ? CommandLine.ExitCode.OK : PROMISE_BROKEN;
    }

    private boolean isAsked(final String check) {
        return check.startsWith(prefix) && (without == null || !check.startsWith(without));
    }
}

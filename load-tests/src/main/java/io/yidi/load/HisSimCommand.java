package io.yidi.load;

import io.yidi.load.his.ExpectationException;
import io.yidi.load.his.HisSession;
import io.yidi.load.his.HospitalDay;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 模拟医院命令: a hospital's day over the national interface. */
@CommandLine.Command(
        name = "his-sim",
        mixinStandardHelpOptions = true,
        description = {
            "Play a hospital for a day against any implementation of the national interface: sign in, look a patient "
                    + "up, register, upload, quote, settle, refund, lose an answer, reverse, and compare the day's "
                    + "totals and details (3201, 9101, 3202, 9102).",
            "Exit code 0 if every step was answered as it must be, else 3."
        })
final class HisSimCommand implements Callable<Integer> {

    private static final int PROMISE_BROKEN = 3;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private HospitalOptions hospital;

    @CommandLine.Option(
            names = "--without",
            split = ",",
            description = "Transactions that the other side does not have: 1101, 3201 with all of the statement.")
    private Set<String> without = Set.of();

    @Override
    public Integer call() throws IOException {
        try (HisSession his = hospital.sessions().get()) {
            new HospitalDay(his, without, spec.commandLine().getOut()).run();
            return CommandLine.ExitCode.OK;
        } catch (final ExpectationException broken) {
            spec.commandLine().getErr().println("stopped: " + broken.getMessage());
            return PROMISE_BROKEN;
        }
    }
}

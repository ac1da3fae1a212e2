package io.yidi.gateway.launcher.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.launcher.policy.PeriodReport;
import io.yidi.gateway.launcher.policy.Rerunner;
import io.yidi.gateway.policy.pack.PackException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 启用政策: {@code yidi policy activate}. */
@Command(
        name = "activate",
        description = "Have a running gateway read its folder of packs again and put them in force.",
        mixinStandardHelpOptions = true)
public final class ActivateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AdminClient client;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            defaultValue = "now",
            description = "now, or the business day (yyyy-MM-dd) with which they begin (${DEFAULT-VALUE}).")
    private String from;

    @ArgGroup(exclusive = false)
    private DryRun dry;

    /** 试运行: what is only looked at. */
    static final class DryRun {

        @Option(names = "--dry-run", required = true, description = "Only read and check them.")
        private boolean isDry;

        @Option(
                names = "--try-on",
                paramLabel = "DAY",
                description = "Also tell what a business day would have cost under them: last, or yyyy-MM-dd. "
                        + "The journal is executed in this process; the gateway goes on undisturbed.")
        private String day;
    }

    private final Rerunner rerunner;

    /**
     * Makes the command.
     *
     * @param rerunner executes the journal of a day under other packs
     */
    public ActivateCommand(final Rerunner rerunner) {
        this.rerunner = rerunner;
    }

    @Override
    public Integer call() throws IOException, PackException {
        final AdminClient.Result result = client.post(
                "/v1/policy?from=" + from + (dry == null ? "" : "&dry=1"),
                HttpRequest.BodyPublishers.noBody(),
                spec.commandLine().getOut());
        if (dry != null && dry.day != null && result.isDone()) {
            tryOn(result.json());
        }
        return result.exitCode();
    }

    private void tryOn(final JsonNode looked) throws IOException, PackException {
        final LocalDate day = day(looked.path("last_day").asText());
        new PeriodReport(
                        rerunner,
                        Path.of(looked.path("data").asText()),
                        Path.of(looked.path("packs").asText()))
                .print(day, day, spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    private LocalDate day(final String last) {
        try {
            return LocalDate.parse(dry.day.equals("last") ? last : dry.day);
        } catch (final DateTimeParseException wrong) {
            throw new ParameterException(
                    spec.commandLine(), "expected --try-on last or yyyy-MM-dd, found " + dry.day, wrong);
        }
    }
}

package io.yidi.gateway.launcher.live;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--dry-run", description = "Only read and check them.")
    private boolean dry;

    @Override
    public Integer call() throws IOException {
        return client.post(
                "/v1/policy?from=" + from + (dry ? "&dry=1" : ""),
                HttpRequest.BodyPublishers.noBody(),
                spec.commandLine().getOut());
    }
}

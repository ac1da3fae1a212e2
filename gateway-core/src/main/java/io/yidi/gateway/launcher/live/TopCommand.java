package io.yidi.gateway.launcher.live;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** 运行概况: {@code yidi top}, how a running gateway does, again and again. */
@Command(
        name = "top",
        description =
                "Show how a running gateway does: requests a second, percentiles by stage, connections, warnings.",
        mixinStandardHelpOptions = true)
public final class TopCommand implements Callable<Integer> {

    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final int FOR_EVER = 0;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AdminClient client;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "Seconds between two pages (${DEFAULT-VALUE}).")
    private int intervalSeconds;

    @Option(
            names = "--count",
            paramLabel = "PAGES",
            defaultValue = "0",
            description = "Pages to show; 0 for ever (${DEFAULT-VALUE}).")
    private int pages;

    @Override
    public Integer call() throws IOException, InterruptedException {
        final CountDownLatch never = new CountDownLatch(1);
        int exitCode = show();
        for (int page = 1; exitCode == 0 && (pages == FOR_EVER || page < pages); page++) {
            never.await(Duration.ofSeconds(intervalSeconds).toNanos(), TimeUnit.NANOSECONDS);
            exitCode = show();
        }
        return exitCode;
    }

    private int show() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final AdminClient.Result health = client.get("/health", out);
        final AdminClient.Result latency = health.isAnswered() ? client.get("/v1/latency", out) : health;
        if (!latency.isAnswered()) {
            return latency.exitCode();
        }
        final StringWriter page = new StringWriter();
        new TopScreen(new PrintWriter(page)).print(client.address(), health.json(), latency.json());
        out.print(System.console() == null ? page : CLEAR + page);
        out.flush();
        return 0;
    }
}

package io.yidi.rivals;

import io.yidi.load.bill.BillGenerator;
import io.yidi.load.disk.ScratchDirectory;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ToolRun;
import io.yidi.load.result.MachineWatch;
import io.yidi.rivals.postgres.GatewayLoad;
import io.yidi.rivals.report.Measurement;
import io.yidi.rivals.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** 与撮合引擎并列: commands a second of exchange-core, printed beside the gateway; the work is not the same. */
@CommandLine.Command(
        name = "exchange",
        mixinStandardHelpOptions = true,
        description = {
            "exchange-core through its own API, with and without its journal, printed beside the gateway.",
            "It does other work: orders of an exchange, without a network, checksums or a policy.",
            "So there is no ratio."
        })
final class ExchangeCommand implements Callable<Integer> {

    private static final String FIGURE = "a second";
    private static final String NONE = "none";
    private static final Pattern RESULT = Pattern.compile("commands=(\\d+) ns=(\\d+) refused=0");
    private static final double NS_PER_SECOND = 1e9;
    private static final int SECONDS_MAX = 20;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private RoundOptions options;

    @CommandLine.Mixin
    private GatewayOptions gatewayOptions;

    @CommandLine.Option(
            names = "--exchange-jar",
            defaultValue = "rivals-exchange/target/yidi-rivals-exchange.jar",
            description = "Default ${DEFAULT-VALUE}.")
    private Path exchangeJar;

    private final List<Double> gateway = new ArrayList<>();
    private final List<Double> volatileCore = new ArrayList<>();
    private final List<Double> journaledCore = new ArrayList<>();
    private PrintWriter out;

    @Override
    public Integer call() throws IOException {
        out = spec.commandLine().getOut();
        if (options.seconds() > SECONDS_MAX || !Files.isRegularFile(exchangeJar)) {
            throw new IllegalArgumentException("expected at most " + SECONDS_MAX + " seconds and a jar, found "
                    + options.seconds() + " and " + exchangeJar);
        }
        final Map<String, String> conditions = options.conditions();
        conditions.put("gateway", gatewayOptions.words() + "; full settlements over TCP");
        conditions.put("exchange-core", "0.5.3, its default configuration, inside one JVM, orders at one price");
        play(conditions);
        return options.conclude(
                new Report(
                        "exchange",
                        conditions,
                        List.of(
                                new Measurement("gateway", "settlements " + FIGURE, "fdatasync-batch", gateway),
                                new Measurement(
                                        "exchange-core, journal", "orders " + FIGURE, "O_DSYNC-batch", journaledCore),
                                new Measurement("exchange-core, no journal", "orders " + FIGURE, NONE, volatileCore)),
                        List.of()),
                out);
    }

    private void play(final Map<String, String> conditions) throws IOException {
        final long phaseNs = TimeUnit.SECONDS.toNanos(options.seconds());
        final BillGenerator generator = gatewayOptions.generator(options);
        try (MachineWatch watch = options.watch();
                GatewayLoad contestant = gatewayOptions.start(options, generator)) {
            contestant.saturate(phaseNs, phaseNs);
            for (int round = 1; round <= options.rounds(); round++) {
                say(round, "gateway", contestant.saturate(phaseNs, phaseNs).perSecond(), gateway);
                contestant.rest();
                say(round, "exchange-core, journal", play(true), journaledCore);
                say(round, "exchange-core, no journal", play(false), volatileCore);
            }
            conditions.putAll(watch.words());
        }
    }

    private double play(final boolean isJournaled) throws IOException {
        try (ScratchDirectory scratch = ScratchDirectory.in(options.work().resolve("exchange"))) {
            final Path journal = Files.createDirectory(scratch.path().resolve("journal"));
            return run(isJournaled ? journal.toString() : NONE, scratch.path());
        }
    }

    private double run(final String journal, final Path directory) throws IOException {
        final List<String> command = GatewaySetup.javaCommand(gatewayOptions.jvmOptions());
        command.add("-Djava.io.tmpdir=" + directory + "/");
        command.addAll(List.of("-jar", exchangeJar.toString(), journal, Integer.toString(options.seconds())));
        final ToolRun run = ToolRun.of(command.toArray(String[]::new)).expectDone();
        final Matcher result = RESULT.matcher(run.output());
        if (!result.find()) {
            throw new IOException("expected commands and none refused, found: " + run.output());
        }
        return Long.parseLong(result.group(1)) * NS_PER_SECOND / Long.parseLong(result.group(2));
    }

    private void say(final int round, final String label, final double perSecond, final List<Double> rounds) {
        rounds.add(perSecond);
        out.println(String.format(Locale.ROOT, "round %d  %-42s %,14.0f %s", round, label, perSecond, FIGURE));
        out.flush();
    }
}

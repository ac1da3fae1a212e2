package io.yidi.load;

import io.yidi.load.scale.ScaleAxis;
import io.yidi.load.scale.ScaleConfiguration;
import io.yidi.load.scale.ScaleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** 规模命令: how the gateway's figures grow with what it is loaded with. */
@CommandLine.Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = {
            "Measure throughput, processor time, latency and memory with more and more persons, lines, plans, "
                    + "hospitals and connections, one gateway a step; fit a curve to each and tell where it "
                    + "bends. Then the bytes of a person.",
            "Ten million persons take about 4 GB of disk until their step is over; more than 1 000 connections take "
                    + "that many open files.",
            "Exit code 0 only if everything was settled and the goal was met; else 3."
        })
final class ScaleCommand implements Callable<Integer> {

    private static final String RESIDENT_HEAP = "-XX:+AlwaysPreTouch";
    private static final int KIT_PERSONS = 1;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ServerOptions server;

    @CommandLine.Option(
            names = "--axis",
            split = ",",
            converter = AxisConverter.class,
            defaultValue = "persons,lines,plans,institutions,connections",
            description = "What grows, or none. Default ${DEFAULT-VALUE}.")
    private List<Optional<ScaleAxis>> axes;

    @CommandLine.Option(
            names = "--steps",
            split = ",",
            description = "Sizes, rising, of every axis named. By default each has its own.")
    private List<Integer> steps;

    @CommandLine.Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Measured of each step. Default ${DEFAULT-VALUE}.")
    private long seconds;

    @CommandLine.Option(
            names = "--warmup",
            defaultValue = "10",
            description = "Seconds before that. Default ${DEFAULT-VALUE}.")
    private long warmUpSeconds;

    @CommandLine.Option(
            names = "--memory-persons",
            defaultValue = "10000000",
            description = "Persons whose bytes are measured; 0 for none. Default ${DEFAULT-VALUE}.")
    private int memoryPersons;

    @CommandLine.Option(
            names = "--settlements-a-year",
            defaultValue = "4",
            description = "Of an active person. Default ${DEFAULT-VALUE}.")
    private int settlementsAYear;

    @CommandLine.Option(names = "--out", description = "Directory for scale.json and a CSV file an axis.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        final ScaleConfiguration configuration = configuration();
        return new CampaignRun(spec.commandLine(), server)
                .run(
                        CampaignRun.Need.NOTHING,
                        directory -> server.loadKit(directory, KIT_PERSONS),
                        (kit, directory, progress) -> new ScaleRun(configuration, directory, progress).run());
    }

    private ScaleConfiguration configuration() {
        final Map<ScaleAxis, List<Integer>> chosen = new EnumMap<>(ScaleAxis.class);
        axes.forEach(axis -> axis.ifPresent(each -> chosen.put(each, steps == null ? each.steps() : steps)));
        final List<String> jvmOptions = new ArrayList<>(server.jvmOptions());
        jvmOptions.add(RESIDENT_HEAP);
        return new ScaleConfiguration(
                chosen,
                TimeUnit.SECONDS.toNanos(warmUpSeconds),
                TimeUnit.SECONDS.toNanos(seconds),
                memoryPersons,
                settlementsAYear,
                server.seed(),
                server.gatewayJar(),
                server.packs(),
                jvmOptions,
                Optional.ofNullable(out));
    }

    /** Reads an axis by its label. */
    static final class AxisConverter implements CommandLine.ITypeConverter<Optional<ScaleAxis>> {

        private static final String NONE = "none";

        @Override
        public Optional<ScaleAxis> convert(final String text) {
            for (final ScaleAxis axis : ScaleAxis.values()) {
                if (axis.label().equals(text)) {
                    return Optional.of(axis);
                }
            }
            if (text.equals(NONE)) {
                return Optional.empty();
            }
            throw new CommandLine.TypeConversionException(
                    "expected none or one of " + List.of(ScaleAxis.values()) + " in small letters, found " + text);
        }
    }
}

package io.yidi.load;

import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.compare.Workload;
import io.yidi.load.corpus.CorpusPopulation;
import io.yidi.load.day.DayConfiguration;
import io.yidi.load.day.DayWorkload;
import io.yidi.load.day.NationalDay;
import io.yidi.load.population.Population;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 全国日命令: a day of the whole country through one gateway, and its totals after the cut. */
@CommandLine.Command(
        name = "national-day",
        mixinStandardHelpOptions = true,
        description = {
            "Settle the bills of a day of the whole country, durable, over TCP, against a gateway in a process of its "
                    + "own; then cut the business day over and compare its totals, by hospital, insured place and "
                    + "fund, with what the answers came to.",
            "With the corpus, repeats, refunds and reversals come between the bills, each of a bill answered before; "
                    + "the time is told, not judged.",
            "A settlement takes about 1.4 KB of disk until the run is over; one of the corpus somewhat more.",
            "Exit code 0 only if all goals were met and nothing differs; else 3."
        })
final class NationalDayCommand implements Callable<Integer> {

    private static final int KIT_PERSONS = 1;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ServerOptions server;

    @CommandLine.Option(
            names = "--workload",
            defaultValue = "reference",
            description = "What the bills are: ${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
    private Workload workload;

    @CommandLine.Option(
            names = "--settlements",
            defaultValue = "18000000",
            description = "Bills; what follows them comes on top. Default ${DEFAULT-VALUE}.")
    private long settlements;

    @CommandLine.Option(names = "--persons", defaultValue = "1000000", description = "Default ${DEFAULT-VALUE}.")
    private int personCount;

    @CommandLine.Option(
            names = "--institutions",
            defaultValue = "1000",
            description = "Hospitals, with the reference frame. Default ${DEFAULT-VALUE}.")
    private int institutionCount;

    @CommandLine.Option(names = "--connections", defaultValue = "64", description = "Default ${DEFAULT-VALUE}.")
    private int connections;

    @CommandLine.Option(
            names = "--pipeline",
            defaultValue = "32",
            description = "Most requests in flight on a connection. Default ${DEFAULT-VALUE}.")
    private int pipeline;

    @CommandLine.Option(
            names = "--frame-bytes",
            defaultValue = "512",
            description = "Largest size of a reference frame; it has as many fee categories as fit. "
                    + "Default ${DEFAULT-VALUE}.")
    private int frameBytes;

    @CommandLine.Option(
            names = "--snapshot-every",
            defaultValue = "1000000",
            description = "Records after which the gateway writes its state down. Default ${DEFAULT-VALUE}.")
    private int snapshotEvery;

    @CommandLine.Option(
            names = "--goal-seconds",
            defaultValue = "60",
            description = "Longest time for all settlements of the reference frame. Default ${DEFAULT-VALUE}.")
    private long goalSeconds;

    @CommandLine.Option(
            names = "--goal-totals-ms",
            defaultValue = "1000",
            description = "Longest time from the cut to the totals. Default ${DEFAULT-VALUE}.")
    private long goalTotalsMs;

    @CommandLine.Option(names = "--out", description = "File for the figures, as JSON.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        final DayConfiguration configuration = new DayConfiguration(
                dayWorkload(),
                settlements,
                connections,
                pipeline,
                snapshotEvery,
                goalSeconds,
                goalTotalsMs,
                Optional.ofNullable(out));
        return new CampaignRun(spec.commandLine(), server)
                .run(
                        directory -> Optional.empty(),
                        directory -> server.loadKit(directory, KIT_PERSONS),
                        (kit, directory, progress) -> new NationalDay(configuration, kit, directory, progress).run());
    }

    private DayWorkload dayWorkload() {
        return switch (workload) {
            case REFERENCE ->
                DayWorkload.reference(
                        new Population(personCount, institutionCount, Population.PLACES),
                        SettleFrameWriter.categoryCountWithin(frameBytes),
                        server.seed());
            case CORPUS -> DayWorkload.corpus(new CorpusPopulation(server.seed(), personCount), server.seed());
        };
    }
}

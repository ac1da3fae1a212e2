package io.yidi.load.day;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.population.PopulationGateway;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.OwnProcess;
import io.yidi.load.process.ResidentMemory;
import io.yidi.load.process.ServerProcess;
import io.yidi.load.shim.MovedClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * 全国日: settles so many bills, with what follows them, through a gateway in a process of its own, cuts the business day
 * over, and asks for its totals, which have to be what the answers came to.
 */
public final class NationalDay {

    private static final String BINARY = "binary";
    private static final double NS_PER_MS = 1e6;
    private static final double P50 = 50;
    private static final double P99 = 99;

    private final DayConfiguration configuration;
    private final Path directory;
    private final GatewayKit kit;
    private final PrintWriter progress;
    private final Optional<DayCut> cut;
    private final Map<String, String> environment;
    private final DayRequests requests;
    private final DayAnswers answers;

    /**
     * Prepares a run; without a C compiler, one whose day is not cut over.
     *
     * @param configuration of the run
     * @param kit of the gateway; its reference file is not used
     * @param directory for all data
     * @param progress told about each step
     * @throws IOException if the library that moves the clock cannot be made
     */
    public NationalDay(
            final DayConfiguration configuration,
            final GatewayKit kit,
            final Path directory,
            final PrintWriter progress)
            throws IOException {
        this.configuration = configuration;
        this.kit = kit;
        this.directory = directory;
        this.progress = progress;
        if (MovedClock.missing().isEmpty()) {
            final MovedClock clock = MovedClock.compile(directory.resolve("clock"));
            cut = Optional.of(new DayCut(clock));
            environment = clock.environment();
        } else {
            cut = Optional.empty();
            environment = Map.of();
        }
        requests = configuration.workload().requests(Instant.now());
        answers = new DayAnswers(requests, configuration.workload().parties());
    }

    /**
     * Runs it.
     *
     * @return figures and goals
     * @throws IOException if the gateway does not start or dies
     */
    public ResultBlock run() throws IOException {
        final DayWorkload workload = configuration.workload();
        tell("writing " + workload.personCount() + " persons");
        final List<Path> files = workload.writeReference(directory.resolve("population"));
        final GatewayKit fitting = workload.kit(kit, directory.resolve("packs"));
        if (cut.isPresent()) {
            cut.get().begin();
        }
        tell("starting the gateway");
        try (ServerProcess gateway = start(fitting, files)) {
            tell("ready after " + gateway.readyAfterMs() + " ms");
            final DayFigures figures = settle(gateway);
            final ResultBlock result = block(figures);
            totals(gateway, result);
            result.finding("unexpected", answers.unexpected(), answers.count(), "answers")
                    .details(answers.unexpected() == 0 ? List.of() : List.of("  " + answers.firstUnexpected()));
            if (configuration.out().isPresent()) {
                new DayResultWriter(configuration.out().get()).write(configuration, figures, result);
            }
            return result;
        }
    }

    private ServerProcess start(final GatewayKit fitting, final List<Path> files) throws IOException {
        return PopulationGateway.start(
                fitting, home(), files, environment, "journal.snapshot-every = " + configuration.snapshotEvery());
    }

    private Path home() {
        return directory.resolve("gateway");
    }

    private Path data() {
        return home().resolve(GatewaySetup.DATA);
    }

    private DayFigures settle(final ServerProcess gateway) throws IOException {
        final DayDriver driver = new DayDriver(
                requests,
                answers,
                configuration.settlements(),
                configuration.connections(),
                configuration.pipeline(),
                progress);
        final long residentKib = ResidentMemory.kib(gateway.pid());
        final long serverNs = gateway.cpuNs();
        final long generatorNs = OwnProcess.cpuNs();
        final long elapsedNs = driver.run(gateway.address(BINARY));
        return new DayFigures(
                answers.acts(),
                driver.sent(),
                driver.sentBytes(),
                elapsedNs,
                driver.latencyNs(),
                gateway.cpuNs() - serverNs,
                OwnProcess.cpuNs() - generatorNs,
                bytesIn(data().resolve("journal")),
                residentKib,
                ResidentMemory.kib(gateway.pid()));
    }

    private ResultBlock block(final DayFigures figures) {
        final DayWorkload workload = configuration.workload();
        final ResultBlock result = new ResultBlock()
                .line(
                        "conditions",
                        "%s; %d persons, %d institutions, %d places; %d connections × %d in flight, frames of %d B; "
                                + "fdatasync a batch; a snapshot every %d records",
                        workload.label(),
                        workload.personCount(),
                        workload.parties().institutions().size(),
                        workload.parties().insuredPlaces().size(),
                        configuration.connections(),
                        configuration.pipeline(),
                        figures.frameBytes(),
                        configuration.snapshotEvery());
        time(figures, result);
        return result.line(
                        "acts",
                        "%d bills, %d repeats, %d refunds, %d reversals",
                        figures.acts().bills(),
                        figures.acts().repeats(),
                        figures.acts().refunds(),
                        figures.acts().reversals())
                .line("latency", "p50 %.0f µs, p99 %.0f µs", figures.latencyUs(P50), figures.latencyUs(P99))
                .line(
                        "processor",
                        "%.2f µs a settlement in the gateway, %.2f µs in the driver",
                        figures.serverCpuUs(),
                        figures.generatorCpuUs())
                .line("journal", "%d MiB, %d B a settlement", figures.journalBytes() >> 20, figures.journalBytesEach())
                .line(
                        "memory",
                        "%d MiB resident before, %d MiB after, %d B a settlement",
                        figures.residentBeforeKib() >> 10,
                        figures.residentAfterKib() >> 10,
                        figures.residentBytesEach())
                .finding(
                        "not settled",
                        configuration.settlements() - figures.settlements(),
                        configuration.settlements(),
                        "bills");
    }

    private void time(final DayFigures figures, final ResultBlock result) {
        final String told = String.format(
                Locale.ROOT,
                "%d in %.1f s, %d a second",
                figures.settlements(),
                figures.seconds(),
                figures.perSecond());
        if (configuration.workload().hasTimeGoal()) {
            result.goal(
                    figures.elapsedNs() <= TimeUnit.SECONDS.toNanos(configuration.goalSeconds()),
                    "settlements",
                    "%s (goal %d s)",
                    told,
                    configuration.goalSeconds());
        } else {
            result.line("settlements", "%s", told);
        }
    }

    private void totals(final ServerProcess gateway, final ResultBlock result) throws IOException {
        final int day = answers.lastBusinessDay();
        final long cutNs = cut(gateway, day, result);
        final DayTotalsReader reader = new DayTotalsReader(gateway.address("admin"));
        final DayTotalsReader.Totals totals = reader.read(day);
        final double readyMs = (System.nanoTime() - cutNs) / NS_PER_MS;
        result.goal(
                readyMs <= configuration.goalTotalsMs() && totals.isWhole() && totals.isOver() == cut.isPresent(),
                "totals",
                "%d rows %.0f ms after the cut (goal %d ms)%s",
                totals.rows().size(),
                readyMs,
                configuration.goalTotalsMs(),
                totals.isWhole() ? "" : ", not whole");
        for (final int each : answers.businessDays()) {
            final DayComparison comparison = new DayComparison(
                            configuration.workload().parties(), answers.book(each))
                    .with(reader.read(each).rows());
            result.finding("differences", comparison.differences(), comparison.compared(), "amounts")
                    .line("compared", "%d amounts of business day %d", comparison.compared(), each)
                    .details(comparison.told());
        }
    }

    /** The moment from which totals are waited for. */
    private long cut(final ServerProcess gateway, final int day, final ResultBlock result) throws IOException {
        if (cut.isEmpty()) {
            result.line("cut", "none: no gcc, which the library that moves the clock is compiled with");
            return System.nanoTime();
        }
        tell("cutting the day over");
        final InetSocketAddress address = gateway.address(BINARY);
        return cut.get().make(day, () -> settleOne(address));
    }

    /** Settles one more bill, with what may follow others before it, and tells its business day. */
    private int settleOne(final InetSocketAddress address) throws IOException {
        final long before = answers.acts().bills();
        new DayDriver(requests, answers, 1, 1, 1, progress).run(address);
        if (answers.acts().bills() == before) {
            throw new IOException(
                    "expected a bill to be settled while the day is cut over, found " + answers.firstUnexpected());
        }
        return answers.lastBusinessDay();
    }

    private void tell(final String what) {
        progress.println(what);
        progress.flush();
    }

    private static long bytesIn(final Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}

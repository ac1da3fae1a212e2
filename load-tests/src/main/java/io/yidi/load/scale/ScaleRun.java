package io.yidi.load.scale;

import io.yidi.load.bill.Bill;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.LoadShape;
import io.yidi.load.drive.SaturationDriver;
import io.yidi.load.population.BillTemplates;
import io.yidi.load.population.Population;
import io.yidi.load.population.PopulationFileWriter;
import io.yidi.load.population.PopulationGateway;
import io.yidi.load.population.PopulationRequestSource;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ResidentMemory;
import io.yidi.load.process.ServerProcess;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** 规模运行: starts a gateway for each step of each axis, saturates it, and takes the figures. */
public final class ScaleRun {

    private static final int CATEGORY_COUNT = 6;
    /** What is under way at most: long bills would fill what the gateway takes at once. */
    private static final long IN_FLIGHT_BYTES = 4 << 20;

    private static final double P50 = 50;
    private static final double P99 = 99;
    private static final double NS_PER_US = 1e3;

    private final ScaleConfiguration configuration;
    private final Path directory;
    private final PrintWriter progress;

    /**
     * Prepares.
     *
     * @param configuration of the run
     * @param directory for all data
     * @param progress told about each step
     */
    public ScaleRun(final ScaleConfiguration configuration, final Path directory, final PrintWriter progress) {
        this.configuration = configuration;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Runs everything.
     *
     * @return tables, curves and bytes
     * @throws IOException if a gateway does not start or dies, or results cannot be written
     */
    public ResultBlock run() throws IOException {
        final ScaleReport report = new ScaleReport(configuration);
        for (final Map.Entry<ScaleAxis, List<Integer>> axis :
                configuration.steps().entrySet()) {
            final List<ScaleFigures> figures = new ArrayList<>();
            for (final int size : axis.getValue()) {
                tell(axis.getKey().label() + " " + size);
                figures.add(measure(ScaleStep.of(axis.getKey(), size)));
            }
            report.axis(axis.getKey(), figures);
        }
        if (configuration.memoryPersons() > 0) {
            tell("bytes of " + configuration.memoryPersons() + " persons");
            report.memory(new MemoryRun(configuration, directory, progress).run());
        }
        return report.finish();
    }

    private ScaleFigures measure(final ScaleStep step) throws IOException {
        final Path home = directory.resolve("step");
        final Instant now = Instant.now();
        Path packs = configuration.packs();
        List<String> places = List.of(Bill.INSURED_PLACE);
        if (step.plans() > 0) {
            packs = home.resolve("packs");
            places = PlanPacks.write(configuration.packs(), packs, step.plans());
        }
        final Population population = new Population(step.persons(), step.institutions(), places);
        final List<Path> files = new PopulationFileWriter(population, false).write(home.resolve("population"));
        final PopulationRequestSource source = new PopulationRequestSource(population, templates(step, now), now);
        final GatewayKit kit =
                new GatewayKit(configuration.gatewayJar(), packs, files.get(0), configuration.jvmOptions());
        try (ServerProcess gateway = PopulationGateway.start(kit, home, files, Map.of())) {
            return load(step.within(IN_FLIGHT_BYTES, source.frameBytes()), gateway, source);
        } finally {
            GatewaySetup.deleteTree(home);
        }
    }

    private byte[][] templates(final ScaleStep step, final Instant now) {
        return step.lines() > 0
                ? BillTemplates.visits(configuration.seed(), step.lines(), now)
                : BillTemplates.emergencies(configuration.seed(), CATEGORY_COUNT, now);
    }

    private ScaleFigures load(final ScaleStep step, final ServerProcess gateway, final PopulationRequestSource source)
            throws IOException {
        final long residentKib = ResidentMemory.kib(gateway.pid());
        final DriveResult warmUp = saturate(step, gateway, source, configuration.warmUpNs());
        final long cpuNs = gateway.cpuNs();
        final DriveResult found = saturate(step, gateway, source, configuration.durationNs());
        final long usedNs = gateway.cpuNs() - cpuNs;
        final ScaleFigures figures = new ScaleFigures(
                step.size(),
                found.achievedPerSecond(),
                usedNs / NS_PER_US / Math.max(1, found.sent()),
                found.serviceNs().getValueAtPercentile(P50) / NS_PER_US,
                found.serviceNs().getValueAtPercentile(P99) / NS_PER_US,
                gateway.readyAfterMs(),
                residentKib,
                ResidentMemory.kib(gateway.pid()),
                wrong(warmUp) + wrong(found),
                wrong(warmUp) > 0 ? warmUp.invalidReason() : found.invalidReason());
        tell("  " + figures.perSecond() + " a second, ready after " + TimeUnit.MILLISECONDS.toSeconds(figures.readyMs())
                + " s");
        return figures;
    }

    private static long wrong(final DriveResult found) {
        return found.unexpected() + found.unanswered();
    }

    private static DriveResult saturate(
            final ScaleStep step,
            final ServerProcess gateway,
            final PopulationRequestSource source,
            final long durationNs)
            throws IOException {
        final LoadShape shape = new LoadShape(step.connections(), step.pipeline(), SettleReplyDecoder.TEMPLATE_ID);
        return new SaturationDriver(shape, source, 0, durationNs).run(gateway.address("binary"));
    }

    private void tell(final String what) {
        progress.println(what);
        progress.flush();
    }
}

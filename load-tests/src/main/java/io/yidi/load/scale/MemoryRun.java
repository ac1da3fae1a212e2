package io.yidi.load.scale;

import io.yidi.load.bill.Bill;
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
import java.util.List;
import java.util.Map;

/**
 * 内存运行: resident memory with so many persons less that with half of them, and what settlements of a year add to it.
 * The gateway's heap is resident from the start, so that what is measured lies outside of it; what code and buffers
 * take once there are requests is not counted either: a first load comes before the one that is measured.
 */
final class MemoryRun {

    private static final int INSTITUTIONS = 100;
    private static final int CATEGORY_COUNT = 6;
    private static final int CONNECTIONS = 64;
    private static final int PIPELINE = 32;
    private static final double BYTES_PER_KIB = 1_024;

    private final ScaleConfiguration configuration;
    private final Path home;
    private final PrintWriter progress;

    MemoryRun(final ScaleConfiguration configuration, final Path directory, final PrintWriter progress) {
        this.configuration = configuration;
        this.home = directory.resolve("memory");
        this.progress = progress;
    }

    MemoryFigures run() throws IOException {
        final int persons = configuration.memoryPersons();
        final long halfKib;
        try (ServerProcess gateway = start(population(persons / 2))) {
            halfKib = ResidentMemory.kib(gateway.pid());
        } finally {
            GatewaySetup.deleteTree(home);
        }
        final Population population = population(persons);
        try (ServerProcess gateway = start(population)) {
            final long wholeKib = ResidentMemory.kib(gateway.pid());
            progress.println("  " + halfKib + " KiB with half of them, " + wholeKib + " KiB with all");
            progress.flush();
            final PopulationRequestSource source = source(population);
            final long first = activeAfterLoad(gateway, source);
            final long firstKib = ResidentMemory.kib(gateway.pid());
            final long all = activeAfterLoad(gateway, source);
            final long allKib = ResidentMemory.kib(gateway.pid());
            if (all == first) {
                throw new IOException("expected persons without activity after the first load: more than " + first
                        + " in --memory-persons, or fewer --seconds");
            }
            return new MemoryFigures(
                    persons,
                    (wholeKib - halfKib) * BYTES_PER_KIB / (persons - persons / 2),
                    configuration.settlementsAYear(),
                    all - first,
                    (allKib - firstKib) * BYTES_PER_KIB / (all - first));
        } finally {
            GatewaySetup.deleteTree(home);
        }
    }

    private Population population(final int persons) {
        return new Population(persons, INSTITUTIONS, List.of(Bill.INSURED_PLACE), configuration.settlementsAYear());
    }

    private ServerProcess start(final Population population) throws IOException {
        final List<Path> files = new PopulationFileWriter(population, false).write(home.resolve("population"));
        final GatewayKit kit = new GatewayKit(
                configuration.gatewayJar(), configuration.packs(), files.get(0), configuration.jvmOptions());
        return PopulationGateway.start(kit, home, files, Map.of());
    }

    private PopulationRequestSource source(final Population population) {
        final Instant now = Instant.now();
        return new PopulationRequestSource(
                population, BillTemplates.emergencies(configuration.seed(), CATEGORY_COUNT, now), now);
    }

    /** Settles for a while, one person after the other, and tells how many have had a year by now. */
    private long activeAfterLoad(final ServerProcess gateway, final PopulationRequestSource source) throws IOException {
        final LoadShape shape = new LoadShape(CONNECTIONS, PIPELINE, SettleReplyDecoder.TEMPLATE_ID);
        final DriveResult found =
                new SaturationDriver(shape, source, 0, configuration.durationNs()).run(gateway.address("binary"));
        if (found.unexpected() + found.unanswered() > 0) {
            throw new IOException("expected settlements only, found: " + found.invalidReason());
        }
        return Math.min(source.next() / configuration.settlementsAYear(), configuration.memoryPersons());
    }
}

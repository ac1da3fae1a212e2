package io.yidi.load.day;

import io.yidi.load.population.BillTemplates;
import io.yidi.load.population.Population;
import io.yidi.load.population.PopulationFileWriter;
import io.yidi.load.population.PopulationRequestSource;
import io.yidi.load.process.GatewayKit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** 基准帧的一日: stays of one shape. */
final class ReferenceDay extends DayWorkload {

    private final Population population;
    private final int categoryCount;
    private final long seed;

    ReferenceDay(final Population population, final int categoryCount, final long seed) {
        this.population = population;
        this.categoryCount = categoryCount;
        this.seed = seed;
    }

    @Override
    String label() {
        return "reference";
    }

    @Override
    int personCount() {
        return population.personCount();
    }

    @Override
    DayParties parties() {
        return new DayParties(
                IntStream.range(0, population.institutionCount())
                        .mapToObj(Population::institutionCode)
                        .toList(),
                population.insuredPlaces());
    }

    @Override
    boolean hasTimeGoal() {
        return true;
    }

    @Override
    GatewayKit kit(final GatewayKit shipped, final Path directory) {
        return shipped;
    }

    @Override
    List<Path> writeReference(final Path directory) throws IOException {
        return new PopulationFileWriter(population, true).write(directory);
    }

    @Override
    DayRequests requests(final Instant now) {
        final byte[][] stays = BillTemplates.stays(seed, categoryCount, now);
        return new ReferenceDayRequests(population, new PopulationRequestSource(population, stays, now));
    }
}

package io.yidi.load.day;

import io.yidi.load.corpus.CorpusPopulation;
import io.yidi.load.population.Population;
import io.yidi.load.process.GatewayKit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** 全国日负载: whose day it is, and what is asked for on it. Immutable. */
public abstract class DayWorkload {

    DayWorkload() {}

    /**
     * Stays of one shape, whose time is judged.
     *
     * @param population whose stays
     * @param categoryCount fee categories of each
     * @param seed of the amounts
     * @return with nothing but bills
     */
    public static DayWorkload reference(final Population population, final int categoryCount, final long seed) {
        return new ReferenceDay(population, categoryCount, seed);
    }

    /**
     * Bills of realistic shape, with repeats, refunds and reversals, whose time is only told.
     *
     * @param population whose bills
     * @param seed of the bills and of what comes when
     * @return with all kinds of acts
     */
    public static DayWorkload corpus(final CorpusPopulation population, final long seed) {
        return new CorpusDay(population, seed);
    }

    /** Name in results. */
    abstract String label();

    abstract int personCount();

    abstract DayParties parties();

    /** Whether there is a goal for the time that all bills take. */
    abstract boolean hasTimeGoal();

    /** A kit with the policy packs that these persons need. */
    abstract GatewayKit kit(GatewayKit shipped, Path directory) throws IOException;

    /** Writes the reference files and gives them in their order. */
    abstract List<Path> writeReference(Path directory) throws IOException;

    /** The requests of a day, as of now. */
    abstract DayRequests requests(Instant now);
}

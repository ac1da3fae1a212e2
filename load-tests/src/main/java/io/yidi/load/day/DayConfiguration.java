package io.yidi.load.day;

import io.yidi.load.population.Population;
import java.nio.file.Path;
import java.util.Optional;

/**
 * 全国日配置: what a run does.
 *
 * @param population persons, hospitals, places
 * @param settlements of the day
 * @param connections to the binary door
 * @param pipeline most requests in flight on each
 * @param categoryCount fee categories of a bill
 * @param snapshotEvery records after which the gateway makes a snapshot
 * @param seed of the amounts
 * @param goalSeconds longest time for all settlements
 * @param goalTotalsMs longest time from the cut to the totals
 * @param out file for the figures
 */
public record DayConfiguration(
        Population population,
        long settlements,
        int connections,
        int pipeline,
        int categoryCount,
        int snapshotEvery,
        long seed,
        long goalSeconds,
        long goalTotalsMs,
        Optional<Path> out) {

    /** Checks the ranges. */
    public DayConfiguration {
        if (settlements < 1 || settlements > Integer.MAX_VALUE || connections < 1 || pipeline < 1) {
            throw new IllegalArgumentException("expected at least one settlement, connection and request in flight, "
                    + "found " + settlements + ", " + connections + " and " + pipeline);
        }
    }
}

package io.yidi.load.day;

import io.yidi.load.drive.InFlightTable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * 全国日配置: what a run does.
 *
 * @param workload whose bills, and what follows them
 * @param settlements of the day: bills, without what follows them
 * @param connections to the binary door
 * @param pipeline most requests in flight on each
 * @param snapshotEvery records after which the gateway makes a snapshot
 * @param goalSeconds longest time for all settlements, if the workload has a goal for it
 * @param goalTotalsMs longest time from the cut to the totals
 * @param out file for the figures
 */
public record DayConfiguration(
        DayWorkload workload,
        long settlements,
        int connections,
        int pipeline,
        int snapshotEvery,
        long goalSeconds,
        long goalTotalsMs,
        Optional<Path> out) {

    /** Checks the ranges. */
    public DayConfiguration {
        if (settlements < 1 || connections < 1 || pipeline < 1) {
            throw new IllegalArgumentException("expected at least one settlement, connection and request in flight, "
                    + "found " + settlements + ", " + connections + " and " + pipeline);
        }
        if ((long) connections * pipeline > InFlightTable.SLOTS_MAX) {
            throw new IllegalArgumentException("expected connections × pipeline of at most " + InFlightTable.SLOTS_MAX
                    + ", found " + connections + " × " + pipeline);
        }
    }
}

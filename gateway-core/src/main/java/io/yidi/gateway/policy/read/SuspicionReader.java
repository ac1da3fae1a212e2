package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.plane.SuspicionRules;
import io.yidi.gateway.policy.yaml.BlockReader;
import java.util.Optional;

/** Reads the block {@code suspicion} of a region. */
final class SuspicionReader {

    private static final int CHANGES_MIN = 2;
    private static final int CHANGES_MAX = 20;
    private static final int DAYS_MAX = 366;

    private SuspicionReader() {}

    /** The rules of a region, or {@code null} if it wants nothing marked. */
    static SuspicionRules read(final BlockReader region, final String regionSource, final PlanScope scope) {
        final Optional<BlockReader> block = region.optionalBlock("suspicion");
        if (block.isEmpty()) {
            return null;
        }
        try (BlockReader rules = block.get()) {
            final String source = scope.sourceOr(rules, regionSource);
            final boolean duringStay = rules.flag("duringStay", false);
            final boolean sameDay = rules.flag("sameDay", false);
            final Optional<BlockReader> trips = rules.optionalBlock("roundTrips");
            if (trips.isEmpty()) {
                return new SuspicionRules(0, 0, duringStay, sameDay, source);
            }
            try (BlockReader row = trips.get()) {
                return new SuspicionRules(
                        FilingReader.count(row, "changes", CHANGES_MIN, CHANGES_MAX),
                        FilingReader.count(row, "withinDays", 1, DAYS_MAX),
                        duringStay,
                        sameDay,
                        source);
            }
        }
    }
}

package io.yidi.gateway.launcher;

import io.yidi.gateway.pipeline.GatewayPipeline;
import io.yidi.gateway.pipeline.GuardedClock;
import java.util.ArrayList;
import java.util.List;

/** 告警: what somebody should look after while the gateway goes on serving. Any thread. */
final class Warnings {

    private Warnings() {}

    /** Texts for {@code GET /health}; empty if all is well. */
    static List<String> of(final GatewayPipeline pipeline, final GuardedClock clock) {
        final List<String> warnings = new ArrayList<>();
        if (pipeline.journal().isStorageLow()) {
            warnings.add("storage-low: no journal segment can be made; new settlements are or will be refused");
        }
        final Throwable spares = pipeline.journal().spareDefect();
        if (spares != null) {
            warnings.add("journal: no segments are made any more, and the gateway ends when this one is full; restart: "
                    + spares);
        }
        if (clock.isDistrusted()) {
            warnings.add("clock: the time of day jumped and is not followed; set it right, or restart to accept it");
        }
        final Throwable snapshot = pipeline.lastSnapshotFailure();
        if (snapshot != null) {
            warnings.add("snapshot: the last one could not be made: " + snapshot.getMessage());
        }
        final Throwable archive = pipeline.unreadableArchive();
        if (archive != null) {
            warnings.add("archive: " + archive.getMessage());
        }
        return warnings;
    }
}

package io.yidi.load.compare;

import io.yidi.load.result.Entrant;
import io.yidi.load.result.NoiseLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs of one round and of small servers; too short to say anything, and no noise is too much. */
final class ShortRuns {

    private ShortRuns() {}

    static LoadConfiguration of(
            final List<Entrant> contestants, final long durationNs, final long ratePerSecond, final Path directory) {
        return new LoadConfiguration(
                contestants,
                1,
                durationNs,
                TimeUnit.MILLISECONDS.toNanos(50),
                ratePerSecond,
                2,
                4,
                Workload.REFERENCE,
                512,
                16,
                1,
                List.of("-Xmx128m", "-XX:+UseSerialGC"),
                List.of(),
                Pinning.NONE,
                new NoiseLimits(10_000, Long.MAX_VALUE, 0),
                false,
                Path.of("no-gateway.jar"),
                Path.of("no-packs"),
                directory.resolve("work"),
                directory.resolve("out"));
    }
}

package io.yidi.load.drive;

import java.util.concurrent.TimeUnit;

/** Latencies as if they had been taken. */
public final class PlayedLatencies {

    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private PlayedLatencies() {}

    /** So many, one a millisecond, from a microsecond upwards and from the start again after a hundred. */
    public static LatencyLog of(final int count) {
        final LatencyLog log = new LatencyLog();
        for (int i = 0; i < count; i++) {
            log.record(TimeUnit.MICROSECONDS.toNanos(1 + i % 100), i * STEP_NS);
        }
        log.end();
        return log;
    }

    /** So many, one a millisecond, each as long. */
    public static LatencyLog each(final int count, final long latencyNs) {
        final LatencyLog log = new LatencyLog();
        for (int i = 0; i < count; i++) {
            log.record(latencyNs, i * STEP_NS);
        }
        log.end();
        return log;
    }
}

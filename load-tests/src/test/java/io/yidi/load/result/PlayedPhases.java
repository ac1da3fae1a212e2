package io.yidi.load.result;

import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.LatencyLog;
import io.yidi.load.drive.PlayedLatencies;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Phases as if they had been played. */
public final class PlayedPhases {

    private static final int SAMPLES = 3_000;

    private PlayedPhases() {}

    /** A second at a rate, as asked. */
    public static PhaseResult at(final long achievedPerSecond) {
        return at(achievedPerSecond, achievedPerSecond);
    }

    /** A second at a rate, though another was asked. */
    public static PhaseResult at(final long askedPerSecond, final long achievedPerSecond) {
        return at(askedPerSecond, achievedPerSecond, PlayedLatencies.of(SAMPLES), PlayedLatencies.of(SAMPLES));
    }

    /** The same with latencies, from the intended and from the actual send time. */
    static PhaseResult at(
            final long askedPerSecond,
            final long achievedPerSecond,
            final LatencyLog corrected,
            final LatencyLog service) {
        return new PhaseResult(
                new DriveResult(
                        askedPerSecond,
                        achievedPerSecond,
                        achievedPerSecond,
                        TimeUnit.SECONDS.toNanos(1),
                        0,
                        "",
                        0,
                        corrected,
                        service,
                        0,
                        new Histogram(3)),
                TimeUnit.SECONDS.toNanos(1),
                achievedPerSecond * 1_000,
                achievedPerSecond * 100);
    }

    /** A second in which one reply was of another kind. */
    static PhaseResult unexpected(final String what) {
        final PhaseResult sound = at(SAMPLES);
        return new PhaseResult(
                new DriveResult(
                        0,
                        SAMPLES,
                        SAMPLES,
                        sound.drive().windowNs(),
                        1,
                        what,
                        0,
                        sound.drive().corrected(),
                        sound.drive().service(),
                        0,
                        new Histogram(3)),
                sound.wallNs(),
                sound.serverCpuNs(),
                sound.generatorCpuNs());
    }
}

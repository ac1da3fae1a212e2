package io.yidi.load.result;

import io.yidi.load.drive.DriveResult;
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
        return new PhaseResult(
                new DriveResult(
                        askedPerSecond,
                        achievedPerSecond,
                        achievedPerSecond,
                        TimeUnit.SECONDS.toNanos(1),
                        0,
                        "",
                        0,
                        PlayedLatencies.of(SAMPLES),
                        PlayedLatencies.of(SAMPLES),
                        0,
                        new Histogram(3)),
                TimeUnit.SECONDS.toNanos(1),
                achievedPerSecond * 1_000,
                achievedPerSecond * 100);
    }
}

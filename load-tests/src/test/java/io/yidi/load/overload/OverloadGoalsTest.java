package io.yidi.load.overload;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.PlayedLatencies;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OverloadGoalsTest {

    private static final int SECONDS = 10;
    private static final DriveResult PEAK = played(0, 10_000, 0, 0, SECONDS);
    private static final DriveResult NORMAL = played(5_000, 5_000, 0, 0, SECONDS);

    private final ResultBlock result = new ResultBlock();

    @Test
    void shouldBeMetByAGatewayThatServesItsPeakAndTurnsAwayTheRest() {
        judge(played(100_000, 9_500, 90_500, 0, SECONDS));

        assertTrue(result.isClean(), result.text());
    }

    @Test
    void shouldBeMissedWhereRequestsStayUnanswered() {
        judge(played(100_000, 9_500, 90_400, 1, SECONDS));

        assertFalse(result.isClean());
        assertTrue(result.text().contains("MISSED: 0 unexpected , 1 missing"), result.text());
    }

    @Test
    void shouldBeMissedWhereLessWasOfferedThanSaid() {
        judge(played(100_000, 9_500, 90_500, 0, 2 * SECONDS));

        assertTrue(result.text().contains("MISSED: 100000/s for 10 s"), result.text());
    }

    @Test
    void shouldCompareWithNothingThatWasNotSoundItself() {
        OverloadGoals.baseline(result, "normal", NORMAL);
        assertTrue(result.isClean(), result.text());

        OverloadGoals.baseline(result, "normal", played(6_000, 5_000, 0, 0, SECONDS));
        assertTrue(result.text().contains("MISSED: nothing to compare with: asked 6000/s"), result.text());
        assertFalse(result.isClean());
    }

    private void judge(final DriveResult over) {
        OverloadGoals.judge(result, SECONDS, PEAK, NORMAL, over);
    }

    /** So many a second for ten seconds after one to warm up; the last answer came after so many seconds. */
    private static DriveResult played(
            final long asked, final long answered, final long turnedAway, final long unanswered, final int window) {
        final Histogram turnedAwayNs = new Histogram(3);
        turnedAwayNs.recordValue(TimeUnit.MICROSECONDS.toNanos(100));
        return new DriveResult(
                asked,
                asked * (SECONDS + 1),
                answered * window,
                TimeUnit.SECONDS.toNanos(window),
                0,
                "",
                unanswered,
                PlayedLatencies.of(20_000),
                PlayedLatencies.of(20_000),
                turnedAway * SECONDS,
                turnedAwayNs);
    }
}

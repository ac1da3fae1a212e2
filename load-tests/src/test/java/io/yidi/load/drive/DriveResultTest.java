package io.yidi.load.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DriveResultTest {

    @Test
    void shouldJudgeFromNinetyNinePercentOfTheAskedRate() {
        assertTrue(result(9_900, 0, 0).isValid());
        assertFalse(result(9_899, 0, 0).isValid());
        assertEquals("asked 1000/s, achieved 989/s", result(9_899, 0, 0).invalidReason());
        assertEquals("", result(9_900, 0, 0).invalidReason());
    }

    @Test
    void shouldNotJudgeWhatWasAnsweredWrongOrNotAtAll() {
        assertEquals(
                "1 replies were not the expected kind, the first: x",
                result(10_000, 1, 0).invalidReason());
        assertEquals("2 requests stayed unanswered", result(10_000, 0, 2).invalidReason());
        assertFalse(result(0, 0, 0).isValid());
    }

    @Test
    void shouldTellTwoRunsOneAfterTheOtherAsOne() {
        final DriveResult both = played(1_000, 8_000, 10, 3).and(played(1_000, 12_000, 30, 4));

        assertEquals(1_000, both.achievedPerSecond());
        assertEquals(20_000, both.sent());
        assertEquals(7, both.turnedAway());
        assertEquals(7, both.turnedAwayNs().getTotalCount());
        assertEquals(40, both.serviceNs().getTotalCount());
        assertTrue(both.isValid());
        assertThrows(IllegalArgumentException.class, () -> both.and(played(999, 1, 1, 1)));
    }

    private static DriveResult played(
            final long askedPerSecond, final long answered, final int latencies, final int turnedAway) {
        final Histogram turnedAwayNs = new Histogram(3);
        turnedAwayNs.recordValueWithCount(TimeUnit.MICROSECONDS.toNanos(1), turnedAway);
        return new DriveResult(
                askedPerSecond,
                answered,
                answered,
                TimeUnit.SECONDS.toNanos(10),
                0,
                "",
                0,
                PlayedLatencies.of(latencies),
                PlayedLatencies.of(latencies),
                turnedAway,
                turnedAwayNs);
    }

    private static DriveResult result(final long answered, final long unexpected, final long unanswered) {
        return new DriveResult(
                1_000,
                answered,
                answered,
                TimeUnit.SECONDS.toNanos(10),
                unexpected,
                "x",
                unanswered,
                new LatencyLog(),
                new LatencyLog(),
                0,
                new Histogram(3));
    }
}

package io.yidi.load.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    @Test
    void shouldSpaceRequestsEvenlyWithoutDrift() {
        final Schedule schedule = new Schedule(3, 0, 600 * SECOND_NS);

        assertEquals(0, schedule.intendedNs(0));
        assertEquals(333_333_333, schedule.intendedNs(1));
        assertEquals(666_666_666, schedule.intendedNs(2));
        assertEquals(SECOND_NS, schedule.intendedNs(3));
        assertEquals(600 * SECOND_NS, schedule.intendedNs(1_800));
        assertEquals(1_800, schedule.totalCount());
    }

    @Test
    void shouldNotOverflowAtTheHighestRateAndLength() {
        final Schedule schedule = new Schedule(Schedule.RATE_MAX, 300 * SECOND_NS, 300 * SECOND_NS);

        assertEquals(6_000_000_000L, schedule.totalCount());
        assertEquals(600 * SECOND_NS - 100, schedule.intendedNs(schedule.totalCount() - 1));
    }

    @Test
    void shouldKeepTheWarmUpApart() {
        final Schedule schedule = new Schedule(1_000, SECOND_NS / 2, SECOND_NS);

        assertFalse(schedule.isMeasured(499));
        assertTrue(schedule.isMeasured(500));
        assertEquals(1_000, schedule.measuredCount());
        assertEquals(1_500, schedule.totalCount());
    }

    @Test
    void shouldRefuseAScheduleWithoutEnd() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule(1, 0, 601 * SECOND_NS));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 0, SECOND_NS));
    }
}

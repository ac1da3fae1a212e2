package io.yidi.clearing.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BJ-35a, BJ-35c, NAT-20a, AMB-21: when a day and a month are late. */
class DeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "DAILY_HOSPITAL, 2026-11-20, 2026-11-21T06:00",
        "DAILY_HOSPITAL, 2026-12-31, 2027-01-01T06:00",
        "MONTH_COMPARED, 2026-11-01, 2026-12-04T00:00",
        "MONTH_COMPARED, 2027-01-31, 2027-02-04T00:00",
        "DAILY_CITY, 2026-11-20, 2026-11-21T06:00",
        "MONTH_CONFIRMED, 2026-11-20, 2026-12-21T00:00",
    })
    void shouldBeLateFromThenOn(final Deadline deadline, final LocalDate day, final LocalDateTime late) {
        assertEquals(late, deadline.dueAt(day));
        assertTrue(deadline.isLate(day, late));
        assertFalse(deadline.isLate(day, late.minusNanos(1)));
    }
}

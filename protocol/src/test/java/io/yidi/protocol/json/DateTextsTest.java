package io.yidi.protocol.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextsTest {

    @Test
    void shouldAgreeWithTheCalendarOnEveryDayOfFourHundredYears() {
        for (int day = -25_567; day < 120_530; day++) {
            final LocalDate date = LocalDate.ofEpochDay(day);
            final int expected = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
            assertEquals(expected, DateTexts.calendarDate(day));
            assertEquals(day, DateTexts.parseDay(date.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29",
                "2100-02-29",
                "2026-00-10",
                "2026-04-31",
                "2026-1-01",
                "20a6-01-01",
                "2026-01-011"
            })
    void shouldNotReadADateThatDoesNotExist(final String text) {
        assertEquals(DateTexts.NO_DAY, DateTexts.parseDay(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01 08:00:00, 1970-01-01T00:00:00Z",
        "2026-11-21 07:59:59, 2026-11-20T23:59:59Z",
        "2028-02-29 00:00:00, 2028-02-28T16:00:00Z",
    })
    void shouldReadTimesOfShanghai(final String text, final String instant) {
        assertEquals(Instant.parse(instant).toEpochMilli(), DateTexts.parseTimeMs(text));
    }
}

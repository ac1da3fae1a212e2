package io.yidi.clearing.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDayTableTest {

    private static final WorkingDayTable DAYS = WorkingDayTable.shipped();

    @ParameterizedTest
    @CsvSource({
        "2023-04-28, 5, 2023-05-09",
        "2023-04-28, 10, 2023-05-16",
        "2023-05-05, 1, 2023-05-06",
        "2023-09-28, 1, 2023-10-07",
        "2024-02-09, 1, 2024-02-18",
        "2025-09-30, 2, 2025-10-10",
        "2026-02-13, 1, 2026-02-14",
        "2025-12-31, 1, 2026-01-04",
    })
    void shouldCountWorkingDays(final LocalDate from, final int count, final LocalDate expected) {
        assertEquals(expected, DAYS.after(from, count));
    }

    /** Days that nobody can look up are no data. */
    @Test
    void shouldNameTheNoticeOfEachYear() {
        assertEquals(
                new WorkingDayTable.Notice("国办发明电〔2024〕12号", LocalDate.of(2024, 11, 12)),
                DAYS.notices().get(2025));
        assertEquals(Set.of(2023, 2024, 2025, 2026), DAYS.notices().keySet());
        final BufferedReader unnamed = new BufferedReader(new StringReader("YEAR 2027\n"));
        assertThrows(IllegalArgumentException.class, () -> WorkingDayTable.read(unnamed));
    }

    /** A guess about a year whose holidays are not out would be wrong by a week in places. */
    @Test
    void shouldNotGuessAYearThatIsNotKnown() {
        final IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> DAYS.after(LocalDate.of(2026, 12, 31), 1));

        assertTrue(unknown.getMessage().contains("found 2027-01-01"), unknown::getMessage);
    }

    @Test
    void shouldNameTheLineThatMeansNothing() {
        final BufferedReader lines =
                new BufferedReader(new StringReader("# text\n\nYEAR 2023 16 2022-12-08\nFREE 2023-01-01\n"));

        final IllegalArgumentException unsound =
                assertThrows(IllegalArgumentException.class, () -> WorkingDayTable.read(lines));

        assertTrue(unsound.getMessage().startsWith("line 4: expected YEAR, OFF or WORK"), unsound::getMessage);
    }

    @Test
    void shouldRefuseToCountNothing() {
        assertThrows(IllegalArgumentException.class, () -> DAYS.after(LocalDate.of(2023, 1, 5), 0));
    }
}

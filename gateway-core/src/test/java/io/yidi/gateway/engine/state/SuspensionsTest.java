package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("NAT-28: direct settlement is suspended from a day to a day, both included")
class SuspensionsTest {

    private static final int OFFSET = 8;

    private final UnsafeBuffer row = new UnsafeBuffer(new byte[OFFSET + Suspensions.BYTES]);

    /** Columns: stretches as they come in, business day, whether the last was taken, days suspended, days not. */
    @ParameterizedTest(name = "{0} on day {1}")
    @CsvSource({
        "10-20,             0, true,  10 15 20, 0 9 21",
        "10-20 10-15,       0, true,  10 15,    9 16 20",
        "10-90 30-40,       5, true,  10 90,    9 91",
        "30-40 10-20,       5, true,  10 30 40, 21 29 41",
        "10-20 30-40,      15, true,  15 20 30, 21 29 41",
        "10-20 30-40 50-60, 5, false, 20 30,    50 60",
        "10-20 30-40 50-60, 21, true, 30 50,    21 29",
        "10-20 30-40 1-4,   5, true,  20 30,    5 9",
        "10-90 10-4 50-60,  5, true,  50,       10 20",
    })
    void shouldSuspendWithoutForgetting(
            final String stretches, final int businessDay, final boolean taken, final String in, final String out) {
        Suspensions.clear(row, OFFSET);
        assertFalse(Suspensions.contain(row, OFFSET, businessDay));
        boolean last = true;
        for (final String stretch : stretches.split(" ", -1)) {
            final String[] days = stretch.split("-", -1);
            last = Suspensions.note(row, OFFSET, Integer.parseInt(days[0]), Integer.parseInt(days[1]), businessDay);
        }

        assertEquals(taken, last);
        for (final String day : in.split(" ", -1)) {
            assertTrue(Suspensions.contain(row, OFFSET, Integer.parseInt(day)), day);
        }
        for (final String day : out.split(" ", -1)) {
            assertFalse(Suspensions.contain(row, OFFSET, Integer.parseInt(day)), day);
        }
    }
}

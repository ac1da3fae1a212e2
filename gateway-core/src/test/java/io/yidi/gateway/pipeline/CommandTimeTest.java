package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTimeTest {

    private final AtomicLong clock = new AtomicLong();
    private final CommandTime time = new CommandTime(clock::get);

    /** AMB-22: the business day is the calendar day in Shanghai. */
    @ParameterizedTest(name = "{0} is {1} in Shanghai")
    @CsvSource({
        "2023-12-31T15:59:59.999999999Z, 2023-12-31",
        "2023-12-31T16:00:00Z,           2024-01-01",
        "2024-01-01T15:59:59.999999999Z, 2024-01-01",
        "2024-02-28T16:00:00Z,           2024-02-29",
        "1969-12-31T15:59:59.999999999Z, 1969-12-31",
        "1969-12-31T16:00:00Z,           1970-01-01",
        "1991-07-01T15:30:00Z,           1991-07-01",
    })
    void shouldBeginTheBusinessDayAtMidnightInShanghai(final String instant, final String day) {
        assertEquals(LocalDate.parse(day).toEpochDay(), CommandTime.businessDay(epochNs(instant)));
    }

    @Test
    void shouldFollowTheClockWhileItGoesForward() {
        clock.set(1_000);
        assertEquals(1_000, time.nextNs());
        clock.set(5_000);
        assertEquals(5_000, time.nextNs());
    }

    @Test
    void shouldStillRiseWhenTheClockStandsOrJumpsBack() {
        clock.set(1_000);
        assertEquals(1_000, time.nextNs());
        assertEquals(1_001, time.nextNs());
        clock.set(10);
        assertEquals(1_002, time.nextNs());
        clock.set(2_000);
        assertEquals(2_000, time.nextNs());
    }

    @Test
    void shouldKeepTheBusinessDayWhenTheClockJumpsBackOverMidnight() {
        clock.set(epochNs("2023-12-31T16:00:00Z"));
        final int newYear = CommandTime.businessDay(time.nextNs());
        clock.set(epochNs("2023-12-31T15:59:00Z"));

        assertEquals(newYear, CommandTime.businessDay(time.nextNs()));
    }

    @Test
    void shouldContinueAfterTheLastStampOfTheJournal() {
        clock.set(1_000);
        time.continueAfter(9_000);
        time.continueAfter(8_000);

        assertEquals(9_001, time.nextNs());
    }

    @Test
    void shouldRiseWhateverTheClockDoes() {
        final Random random = new Random(8);
        long last = 0;
        for (int i = 0; i < 100_000; i++) {
            clock.addAndGet(random.nextInt(2_001) - 1_000);
            final long next = time.nextNs();
            assertTrue(next > last);
            last = next;
        }
    }

    private static long epochNs(final String instant) {
        final Instant parsed = Instant.parse(instant);
        return TimeUnit.SECONDS.toNanos(parsed.getEpochSecond()) + parsed.getNano();
    }
}

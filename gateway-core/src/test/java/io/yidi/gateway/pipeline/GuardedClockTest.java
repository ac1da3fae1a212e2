package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClockTest {

    private static final long START_NS = 1_700_000_000_000_000_000L;

    private final AtomicLong timeOfDay = new AtomicLong(START_NS);
    private final AtomicLong elapsed = new AtomicLong(77);
    private final GuardedClock clock = new GuardedClock(timeOfDay::get, elapsed::get);

    @Test
    void shouldFollowTheTimeOfDayThatDriftsALittle() {
        for (int i = 0; i < 100_000; i++) {
            pass(1_000, 1_001);
            assertEquals(timeOfDay.get(), clock.epochNs());
        }
        assertFalse(clock.isDistrusted());
    }

    @ParameterizedTest
    @ValueSource(longs = {-299, -1, 1, 299})
    void shouldFollowASmallJump(final long seconds) {
        timeOfDay.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        assertEquals(timeOfDay.get(), clock.epochNs());
        pass(5, 5);
        assertEquals(timeOfDay.get(), clock.epochNs());
        assertFalse(clock.isDistrusted());
    }

    @ParameterizedTest
    @ValueSource(longs = {-315_360_000, -86_400, -301, 301, 86_400, 315_360_000})
    void shouldNotFollowALargeJump(final long seconds) {
        pass(1_000, 1_000);
        timeOfDay.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        assertEquals(START_NS + 1_000, clock.epochNs());
        pass(5_000, 5_000);
        assertEquals(START_NS + 6_000, clock.epochNs(), "time goes on");
        assertTrue(clock.isDistrusted());

        timeOfDay.addAndGet(-TimeUnit.SECONDS.toNanos(seconds));
        assertEquals(START_NS + 6_000, clock.epochNs());
        assertFalse(clock.isDistrusted());
    }

    @Test
    void shouldNeverBeFurtherFromTheTruthThanTheJumpsItFollows() {
        final Random random = new Random(20_261_122);
        long truthNs = START_NS;
        for (int i = 0; i < 2_000; i++) {
            final long passedNs = random.nextInt(1_000_000_000);
            truthNs += passedNs;
            elapsed.addAndGet(passedNs);
            final long years = TimeUnit.DAYS.toNanos(random.nextInt(7_300) - 3_650);
            timeOfDay.set(truthNs + (Math.abs(years) < TimeUnit.DAYS.toNanos(1) ? 0 : years));
            assertEquals(truthNs, clock.epochNs(), "jump " + i);
        }
    }

    private void pass(final long elapsedNs, final long timeOfDayNs) {
        elapsed.addAndGet(elapsedNs);
        timeOfDay.addAndGet(timeOfDayNs);
    }
}

package io.yidi.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundPaceTest {

    private static final long STRETCH_NS = 500;
    private static final int RESTS = 3;

    private final List<Long> rests = new ArrayList<>();
    private long nowNs = 7;
    private boolean isHurried;
    private final BackgroundPace pace = new BackgroundPace(STRETCH_NS, RESTS, () -> isHurried, () -> nowNs, this::rest);

    @Test
    void shouldRestAMultipleOfAStretchThatWasLongEnough() {
        work(499);
        work(1);
        work(700);

        assertEquals(List.of(1_500L, 2_100L), rests);
    }

    @Test
    void shouldNotCountTheRestAsWork() {
        work(500);
        work(499);

        assertEquals(List.of(1_500L), rests);
    }

    @Test
    void shouldNotRestWhileSomebodyWaits() {
        isHurried = true;
        work(500);
        isHurried = false;
        work(499);
        work(1);

        assertEquals(List.of(1_500L), rests);
    }

    @Test
    void shouldBoundTheRestBehindAStretchThatTookLong() {
        work(BackgroundPace.REST_NS_MAX);

        assertEquals(List.of(BackgroundPace.REST_NS_MAX), rests);
    }

    @Test
    void shouldLeaveOutWhatWentBeforeAStretch() {
        nowNs += 10_000;
        pace.begin();
        work(500);

        assertEquals(List.of(1_500L), rests);
    }

    private void work(final long ns) {
        nowNs += ns;
        pace.onPart();
    }

    private void rest(final long ns) {
        rests.add(ns);
        nowNs += ns;
    }
}

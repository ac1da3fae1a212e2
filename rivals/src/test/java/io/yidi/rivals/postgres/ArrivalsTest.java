package io.yidi.rivals.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.rivals.postgres.Arrivals.Portion;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final long START_NS = 1_000;
    private static final long MS = 1_000_000;

    @Test
    void shouldFillEveryBatchUnderSaturation() {
        final Arrivals arrivals = new Arrivals(Arrivals.ALL_DUE, 10, START_NS);
        assertEquals(new Portion(0, 10), arrivals.take(START_NS));
        assertEquals(new Portion(10, 10), arrivals.take(START_NS));
        assertEquals(START_NS + 5, arrivals.dueNs(10, START_NS + 5));
    }

    @Test
    void shouldHandOutWhatIsDueAndNoMore() {
        final Arrivals arrivals = new Arrivals(1_000, 10, START_NS);
        assertEquals(new Portion(0, 1), arrivals.take(START_NS));
        assertEquals(new Portion(1, 0), arrivals.take(START_NS + MS / 2));
        assertEquals(new Portion(1, 3), arrivals.take(START_NS + 3 * MS));
    }

    @Test
    void shouldKeepWhatTheServerWasLateFor() {
        final Arrivals arrivals = new Arrivals(1_000, 10, START_NS);
        assertEquals(new Portion(0, 10), arrivals.take(START_NS + 20 * MS));
        assertEquals(new Portion(10, 10), arrivals.take(START_NS + 20 * MS));
        assertEquals(START_NS + 10 * MS, arrivals.dueNs(10, START_NS + 20 * MS));
    }
}

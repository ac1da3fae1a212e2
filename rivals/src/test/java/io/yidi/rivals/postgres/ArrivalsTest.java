package io.yidi.rivals.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.rivals.postgres.Arrivals.Portion;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final long START_NS = 1_000;
    private static final long MS = 1_000_000;
    private static final long END_NS = START_NS + 100 * MS;

    @Test
    void shouldFillEveryBatchUnderSaturation() {
        final Arrivals arrivals = new Arrivals(Arrivals.ALL_DUE, 10, START_NS, START_NS, END_NS);
        assertEquals(new Portion(0, 10), arrivals.take(START_NS));
        assertEquals(new Portion(10, 10), arrivals.take(START_NS));
        assertEquals(START_NS + 5, arrivals.dueNs(10, START_NS + 5));
    }

    @Test
    void shouldHandOutWhatIsDueAndNoMore() {
        final Arrivals arrivals = new Arrivals(1_000, 10, START_NS, START_NS, END_NS);
        assertEquals(new Portion(0, 1), arrivals.take(START_NS));
        assertEquals(new Portion(1, 0), arrivals.take(START_NS + MS / 2));
        assertEquals(new Portion(1, 3), arrivals.take(START_NS + 3 * MS));
    }

    @Test
    void shouldKeepWhatTheServerWasLateFor() {
        final Arrivals arrivals = new Arrivals(1_000, 10, START_NS, START_NS, END_NS);
        assertEquals(new Portion(0, 10), arrivals.take(START_NS + 20 * MS));
        assertEquals(new Portion(10, 10), arrivals.take(START_NS + 20 * MS));
        assertEquals(START_NS + 10 * MS, arrivals.dueNs(10, START_NS + 20 * MS));
    }

    @Test
    void shouldHandOutEverythingDueBeforeTheEndHoweverLate() {
        final Arrivals arrivals = new Arrivals(1_000, 60, START_NS, START_NS + 20 * MS, END_NS);
        assertEquals(new Portion(0, 60), arrivals.take(END_NS + 5 * MS));
        assertFalse(arrivals.isOver(END_NS + 5 * MS));
        assertEquals(new Portion(60, 40), arrivals.take(END_NS + 6 * MS));
        assertTrue(arrivals.isOver(END_NS + 6 * MS));
        assertFalse(arrivals.counts(19, END_NS + 7 * MS), "due before counting began");
        assertTrue(arrivals.counts(20, END_NS + 7 * MS));
        assertEquals(87 * MS, arrivals.windowNs(END_NS + 7 * MS));
    }

    @Test
    void shouldCountWhatIsAnsweredInTimeUnderSaturation() {
        final Arrivals arrivals = new Arrivals(Arrivals.ALL_DUE, 10, START_NS, START_NS + 20 * MS, END_NS);
        assertFalse(arrivals.counts(0, START_NS + 19 * MS));
        assertTrue(arrivals.counts(1, START_NS + 20 * MS));
        assertFalse(arrivals.counts(2, END_NS));
        assertTrue(arrivals.isOver(END_NS));
        assertEquals(80 * MS, arrivals.windowNs(END_NS + 7 * MS));
    }

    @Test
    void shouldKeepTheLatencyOfAStallThatOutlastsTheEnd() throws SQLException {
        final long nowNs = System.nanoTime();
        final Arrivals arrivals = new Arrivals(1_000, 1, nowNs, nowNs + 20 * MS, nowNs + 60 * MS);

        final SettleLoad.Part part = SettleLoad.settleAll(arrivals, portion -> {
            while (portion.first() == 40 && System.nanoTime() < nowNs + 150 * MS) {
                LockSupport.parkNanos(MS);
            }
        });

        assertEquals(40, part.latencyNs().getTotalCount(), "due from 20 to 60 ms");
        assertTrue(part.latencyNs().getMaxValue() >= 100 * MS, "the stall counts");
        assertTrue(part.latencyNs().getValueAtPercentile(60) >= 90 * MS, "and whoever waited behind it");
        assertTrue(part.lastNs() >= nowNs + 150 * MS);
    }
}

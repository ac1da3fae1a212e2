package io.yidi.load.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final double EXACT = 1e-9;

    @Test
    void shouldTakeTheMiddleOfTheRounds() {
        assertEquals(2, Estimate.of(9, 1, 2).median(), EXACT);
        assertEquals(2.5, Estimate.of(9, 1, 2, 3).median(), EXACT);
        assertEquals(1, Estimate.of(9, 1, 2).min(), EXACT);
        assertEquals(9, Estimate.of(9, 1, 2).max(), EXACT);
    }

    @Test
    void shouldGiveTheSameIntervalForTheSameRounds() {
        final Estimate once = Estimate.of(100, 101, 103, 99, 102, 98, 100);

        assertEquals(once, Estimate.of(100, 101, 103, 99, 102, 98, 100));
        assertTrue(once.low() >= 98 && once.low() < 100, once.toString());
        assertTrue(once.high() > 100 && once.high() <= 103, once.toString());
    }

    @Test
    void shouldHaveNoWidthWhereAllRoundsAgree() {
        assertEquals(new Estimate(5, 5, 5, 5, 5, 3), Estimate.of(5, 5, 5));
    }

    @Test
    void shouldCompareRunsWhoseRoundsDoNotBelongTogether() {
        final Estimate ratio = Estimate.ofRatio(new double[] {200, 202, 204}, new double[] {100, 101, 102});

        assertEquals(2, ratio.median(), EXACT);
        assertTrue(ratio.low() > 1.95 && ratio.high() < 2.05, ratio.toString());
    }

    @Test
    void shouldKnowWhetherIntervalsOverlap() {
        assertTrue(interval(1, 3).overlaps(interval(3, 4)));
        assertFalse(interval(1, 3).overlaps(interval(3.1, 4)));
        assertFalse(interval(3.1, 4).overlaps(interval(1, 3)));
    }

    private static Estimate interval(final double low, final double high) {
        return new Estimate(low, (low + high) / 2, high, low, high, 3);
    }
}

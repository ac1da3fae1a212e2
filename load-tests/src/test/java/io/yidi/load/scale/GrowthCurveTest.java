package io.yidi.load.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GrowthCurveTest {

    private static final double[] SIZES = {1, 10, 100, 1_000, 10_000};
    private static final double EXACT = 1e-9;

    @Test
    void shouldFindAPowerLaw() {
        final GrowthCurve curve = through(x -> 3 * Math.sqrt(x));

        assertEquals(GrowthCurve.Kind.POWER, curve.kind());
        assertEquals(3, curve.a(), EXACT);
        assertEquals(0.5, curve.b(), EXACT);
        assertEquals(0, curve.missPercent(), EXACT);
        assertTrue(curve.bend().isEmpty());
        assertEquals("3 · x^0.500", curve.formula().replace("3.000", "3"));
        assertEquals(6, curve.at(4), EXACT);
    }

    @Test
    void shouldFindAStraightLineThatDoesNotBeginAtZero() {
        final GrowthCurve curve = through(x -> 5 + 0.25 * x);

        assertEquals(GrowthCurve.Kind.LINE, curve.kind());
        assertEquals(5, curve.a(), 1e-6);
        assertEquals(0.25, curve.b(), 1e-6);
        assertEquals(6, curve.at(4), 1e-6);
    }

    @Test
    void shouldTellWhereItBends() {
        assertEquals(3, through(x -> Math.max(7, x / 100)).bend().orElseThrow(), "flat, then steep");
        assertEquals(2, through(x -> Math.min(x, 100)).bend().orElseThrow(), "steep, then flat");
        assertTrue(through(x -> 100 * Math.pow(x, 0.02)).bend().isEmpty());
    }

    @Test
    void shouldTellHowFarThePointsLieFromIt() {
        final double[] values = {100, 90, 110, 95, 105};

        assertTrue(GrowthCurve.through(SIZES, values).missPercent() > 5);
        assertTrue(GrowthCurve.through(SIZES, values).missPercent() < 10);
    }

    @Test
    void shouldWantTwoPoints() {
        assertThrows(IllegalArgumentException.class, () -> GrowthCurve.through(new double[] {1}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> GrowthCurve.through(SIZES, new double[] {1}));
    }

    private static GrowthCurve through(final DoubleUnaryOperator function) {
        return GrowthCurve.through(SIZES, Arrays.stream(SIZES).map(function).toArray());
    }
}

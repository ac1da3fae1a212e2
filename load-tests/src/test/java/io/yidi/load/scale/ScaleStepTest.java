package io.yidi.load.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleStepTest {

    @ParameterizedTest
    @EnumSource(ScaleAxis.class)
    void shouldChangeNothingButItsOwnAxis(final ScaleAxis axis) {
        final ScaleStep one = ScaleStep.of(axis, 3);
        final ScaleStep other = ScaleStep.of(axis, 2_000);

        assertEquals(3, one.size());
        assertEquals(2_000, other.size());
        for (final ScaleAxis each : ScaleAxis.values()) {
            if (each != axis) {
                assertEquals(sizeOn(each, one), sizeOn(each, other));
            }
        }
        assertTrue(other.connections() * other.pipeline() <= 2_048);
        assertThrows(IllegalArgumentException.class, () -> ScaleStep.of(axis, 0));
    }

    @Test
    void shouldHaveNoMoreBytesUnderWay() {
        final ScaleStep step = ScaleStep.of(ScaleAxis.LINES, 200);

        assertEquals(32, step.within(4 << 20, 500).pipeline());
        assertEquals(5, step.within(4 << 20, 12_000).pipeline());
        assertEquals(1, step.within(1, 12_000).pipeline());
    }

    private static int sizeOn(final ScaleAxis axis, final ScaleStep step) {
        return switch (axis) {
            case PERSONS -> step.persons();
            case LINES -> step.lines();
            case PLANS -> step.plans();
            case INSTITUTIONS -> step.institutions();
            case CONNECTIONS -> step.connections();
        };
    }
}

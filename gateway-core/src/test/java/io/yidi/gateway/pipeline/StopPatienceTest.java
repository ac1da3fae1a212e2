package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The patience of a stop, looked at by what it waits for. */
class StopPatienceTest {

    private int looks;

    @Test
    void shouldLookNoMoreOnceItIsOver() {
        assertTrue(new StopPatience(5).await(() -> ++looks == 3, 0));
        assertEquals(3, looks);
    }

    @Test
    void shouldKeepSomeForWhatComesAfterwards() {
        final StopPatience patience = new StopPatience(5);

        assertFalse(patience.await(this::isNever, 2));
        assertEquals(4, looks, "three times a millisecond later");
        assertFalse(patience.await(this::isNever, 0));
        assertEquals(7, looks, "two more");
    }

    @Test
    void shouldLookOnceWithoutPatience() {
        assertTrue(new StopPatience(0).await(() -> true, 0));
        assertFalse(new StopPatience(0).await(this::isNever, 0));
    }

    private boolean isNever() {
        looks++;
        return false;
    }
}

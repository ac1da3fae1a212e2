package io.yidi.load.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class InFlightTableTest {

    private final InFlightTable table = new InFlightTable(2, 2);

    @Test
    void shouldBoundEachConnection() {
        table.claim(0);
        table.claim(0);

        assertEquals(InFlightTable.NONE, table.claim(0));
        assertNotEquals(InFlightTable.NONE, table.claim(1));
        assertEquals(3, table.inFlight());
    }

    @Test
    void shouldRecogniseARepliesSecondCopy() {
        final long correlationId = table.put(table.claim(1), 7, 100, 200);

        final int slot = table.release(1, correlationId);
        assertEquals(7, table.number(slot));
        assertEquals(100, table.intendedNs(slot));
        assertEquals(200, table.sentNs(slot));
        assertEquals(InFlightTable.NONE, table.release(1, correlationId));
        assertEquals(0, table.inFlight());
    }

    @Test
    void shouldRecogniseALateReplyToASlotInUseAgain() {
        final long first = table.put(table.claim(0), 1, 0, 0);
        table.release(0, first);
        final long second = table.put(table.claim(0), 2, 0, 0);

        assertEquals((int) first, (int) second);
        assertEquals(InFlightTable.NONE, table.release(0, first));
        assertEquals((int) second, table.release(0, second));
    }

    @Test
    void shouldRecogniseAReplyOnTheWrongConnection() {
        final long correlationId = table.put(table.claim(0), 1, 0, 0);

        assertEquals(InFlightTable.NONE, table.release(1, correlationId));
    }
}

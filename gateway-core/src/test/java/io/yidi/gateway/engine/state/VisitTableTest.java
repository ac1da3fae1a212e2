package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.StateBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VisitTableTest {

    private static final int CHUNK = VisitTable.CHUNK_ENTRIES;
    private static final int ENTRIES_MAX = 2 * CHUNK;
    private static final int DAY = 20_000;

    private final VisitTable table = new VisitTable(ENTRIES_MAX);

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void shouldLeadFromVisitToVisitOfAPerson() {
        assertEquals(VisitTable.NONE, table.latest(0));
        table.add(0, 101, 110_105, DAY, DAY + 9, DAY + 10, true);
        table.add(1, 102, 310_000, DAY, DAY, DAY, false);
        table.add(0, 103, 410_802, DAY + 11, DAY + 11, DAY + 12, false);

        final long latest = table.latest(0);
        assertVisit(latest, 103, 410_802, DAY + 11, DAY + 11, DAY + 12);
        assertFalse(table.isStay(latest));
        final long before = table.previous(latest);
        assertVisit(before, 101, 110_105, DAY, DAY + 9, DAY + 10);
        assertTrue(table.isStay(before));
        assertEquals(VisitTable.NONE, table.previous(before));
        assertEquals(102, table.settlementId(table.latest(1)));
        assertEquals(VisitTable.NONE, table.previous(table.latest(1)));
    }

    @Test
    void shouldPutOneSettlementOutOfForceAndBack() {
        for (int id = 101; id <= 103; id++) {
            table.add(0, id, 110_105, DAY, DAY, DAY, true);
        }
        table.inForce(0, 102, false);

        assertTrue(table.isInForce(table.latest(0)));
        final long middle = table.previous(table.latest(0));
        assertFalse(table.isInForce(middle));
        assertTrue(table.isStay(middle));
        assertEquals(DAY, table.settledEpochDay(middle));
        assertTrue(table.isInForce(table.previous(middle)));
        table.inForce(0, 102, true);
        assertTrue(table.isInForce(middle));
    }

    @Test
    void shouldLeaveEverythingAsItIsForASettlementThatIsNotKept() {
        table.add(0, 101, 110_105, DAY, DAY, DAY, true);
        table.add(0, 103, 110_105, DAY, DAY, DAY, true);
        final long hash = table.stateHash();

        for (final long unknown : new long[] {100, 102, 104}) {
            table.inForce(0, unknown, false);
        }
        table.inForce(1, 101, false);

        assertEquals(hash, table.stateHash());
    }

    @Test
    void shouldLetTheOldestGiveWay() {
        table.add(1, 1, 110_105, DAY, DAY, DAY, true);
        for (int id = 2; id <= ENTRIES_MAX; id++) {
            table.add(0, id, id, DAY, DAY, DAY, false);
        }
        assertEquals(1, table.settlementId(table.latest(1)));
        assertEquals(ENTRIES_MAX - 1, entriesOf(0));

        table.add(0, ENTRIES_MAX + 1, 310_000, DAY, DAY, DAY, false);
        assertEquals(VisitTable.NONE, table.latest(1));
        assertEquals(ENTRIES_MAX, entriesOf(0));
        table.add(0, ENTRIES_MAX + 2, 310_000, DAY, DAY, DAY, false);
        assertEquals(ENTRIES_MAX, entriesOf(0));
        assertEquals(ENTRIES_MAX + 2, table.settlementId(table.latest(0)));
    }

    @Test
    void shouldGoOnFromASnapshotWhereverItIs() {
        final int[] sizes = {0, 1, CHUNK, CHUNK + 1, ENTRIES_MAX, ENTRIES_MAX + CHUNK + 1};
        int id = 0;
        for (final int size : sizes) {
            while (id < size) {
                id++;
                table.add(id % 7, id, id, DAY, DAY, DAY, false);
            }
            try (VisitTable copy = new VisitTable(ENTRIES_MAX)) {
                copy.readFrom(new StateReader(StateBytes.input(written())));
                assertEquals(table.stateHash(), copy.stateHash());
                id++;
                table.add(id % 7, id, id, DAY, DAY, DAY, false);
                copy.add(id % 7, id, id, DAY, DAY, DAY, false);
                assertEquals(table.stateHash(), copy.stateHash());
            }
        }
    }

    @Test
    void shouldRefuseASnapshotWithChunksForOtherEntries() {
        table.add(0, 101, 110_105, DAY, DAY, DAY, true);
        final byte[] bytes = written();
        bytes[Long.BYTES + 3] = 1;

        final Exception refused = assertThrows(
                StateMismatchException.class,
                () -> new VisitTable(ENTRIES_MAX).readFrom(new StateReader(StateBytes.input(bytes))));
        assertTrue(refused.getMessage().startsWith("expected chunks for "), refused::getMessage);
    }

    @Test
    void shouldHashEveryFieldOfAVisit() {
        table.add(0, 101, 110_105, DAY, DAY, DAY, true);
        final long hash = table.stateHash();
        table.inForce(0, 101, false);

        assertNotEquals(hash, table.stateHash());
        assertNotEquals(hash, hashOf(102, 110_105, DAY, DAY, DAY, true));
        assertNotEquals(hash, hashOf(101, 110_106, DAY, DAY, DAY, true));
        assertNotEquals(hash, hashOf(101, 110_105, DAY - 1, DAY, DAY, true));
        assertNotEquals(hash, hashOf(101, 110_105, DAY, DAY + 1, DAY, true));
        assertNotEquals(hash, hashOf(101, 110_105, DAY, DAY, DAY + 1, true));
        assertNotEquals(hash, hashOf(101, 110_105, DAY, DAY, DAY, false));
    }

    private static long hashOf(
            final long id, final int place, final int first, final int last, final int settled, final boolean isStay) {
        try (VisitTable other = new VisitTable(ENTRIES_MAX)) {
            other.add(0, id, place, first, last, settled, isStay);
            return other.stateHash();
        }
    }

    private void assertVisit(
            final long entry, final long id, final int place, final int first, final int last, final int settled) {
        assertEquals(id, table.settlementId(entry));
        assertEquals(place, table.place(entry));
        assertEquals(first, table.firstEpochDay(entry));
        assertEquals(last, table.lastEpochDay(entry));
        assertEquals(settled, table.settledEpochDay(entry));
        assertTrue(table.isInForce(entry));
    }

    private int entriesOf(final int person) {
        int entries = 0;
        for (long entry = table.latest(person); entry != VisitTable.NONE; entry = table.previous(entry)) {
            entries++;
        }
        return entries;
    }

    private byte[] written() {
        final StateBytes bytes = new StateBytes();
        table.writeTo(new StateWriter(bytes));
        return bytes.toByteArray();
    }
}

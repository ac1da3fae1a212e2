package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** BJ-45: the latest marks, the newest first. */
class SuspicionTableTest {

    private final SuspicionTable table = new SuspicionTable();

    @Test
    void shouldShowTheNewestFirst() {
        table.add(101, 77, 5, 20_000);
        table.add(102, 101, 6, 20_001);

        assertEquals(2, table.count());
        assertEquals(2, table.kept());
        assertMark(0, 102, 101, 6, 20_001);
        assertMark(1, 101, 77, 5, 20_000);
    }

    @Test
    void shouldLetTheOldestGiveWay() {
        for (int number = 1; number <= SuspicionTable.COUNT_MAX + 2; number++) {
            table.add(number, number + 7, number % 8, number);
        }

        assertEquals(SuspicionTable.COUNT_MAX + 2, table.count());
        assertEquals(SuspicionTable.COUNT_MAX, table.kept());
        for (int back = 0; back < table.kept(); back++) {
            final int number = SuspicionTable.COUNT_MAX + 2 - back;
            assertMark(back, number, number + 7, number % 8, number);
        }
    }

    @Test
    void shouldHashEveryFieldOfAMark() {
        final long hash = hashOf(101, 77, 5, 20_000);

        assertEquals(hash, hashOf(101, 77, 5, 20_000));
        assertNotEquals(hash, hashOf(102, 77, 5, 20_000));
        assertNotEquals(hash, hashOf(101, 78, 5, 20_000));
        assertNotEquals(hash, hashOf(101, 77, 6, 20_000));
        assertNotEquals(hash, hashOf(101, 77, 5, 20_001));
        table.add(0, 0, 0, 0);
        assertNotEquals(new SuspicionTable().stateHash(), table.stateHash(), "how many there were");
    }

    private static long hashOf(final long id, final long withId, final int kinds, final int epochDay) {
        final SuspicionTable other = new SuspicionTable();
        other.add(id, withId, kinds, epochDay);
        return other.stateHash();
    }

    private void assertMark(final int back, final long id, final long withId, final int kinds, final int epochDay) {
        assertEquals(id, table.settlementId(back));
        assertEquals(withId, table.withSettlementId(back));
        assertEquals(kinds, table.kinds(back));
        assertEquals(epochDay, table.epochDay(back));
    }
}

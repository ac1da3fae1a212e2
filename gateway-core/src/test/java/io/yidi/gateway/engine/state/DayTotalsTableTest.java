package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The last days, bounded; what there is no room for is counted. */
class DayTotalsTableTest {

    private static final int DAY = 20_000;
    private static final int PLACE = 110_000;

    private final UnsafeBuffer institution = new UnsafeBuffer(new byte[12]);

    @Test
    void shouldLetGoDaysThatAreTooOld() {
        final DayTotalsTable table = table(10);
        add(table, DAY, "H1", PLACE);
        table.cutOver(DAY + DayTotalsTable.DAYS_HELD - 1);
        assertTrue(table.holds(DAY));
        assertEquals(1, rows(table, DAY));

        table.cutOver(DAY + DayTotalsTable.DAYS_HELD);
        assertFalse(table.holds(DAY));
        add(table, DAY, "H1", PLACE);
        assertEquals(0, rows(table, DAY), "nothing is added to it any more");
        add(table, DAY + DayTotalsTable.DAYS_HELD, "H1", PLACE);
        assertEquals(1, rows(table, DAY + DayTotalsTable.DAYS_HELD), "its place is free");
    }

    @Test
    void shouldLetGoEverythingAfterALongStandstill() {
        final DayTotalsTable table = table(10);
        for (int day = 0; day < DayTotalsTable.DAYS_HELD; day++) {
            table.cutOver(DAY + day);
            add(table, DAY + day, "H1", PLACE);
        }
        table.cutOver(DAY + 100);

        for (int day = DAY + 97; day <= DAY + 100; day++) {
            assertTrue(table.holds(day));
            assertEquals(0, rows(table, day));
        }
        assertFalse(table.holds(DAY + 101), "yet to come");
    }

    @Test
    void shouldTellInstitutionsAndPlacesApart() {
        final DayTotalsTable table = table(10);
        add(table, DAY, "H13010000001", PLACE);
        add(table, DAY, "H13010000002", PLACE);
        add(table, DAY, "H13010000001", 120_000);
        add(table, DAY, "H13010000001", PLACE);

        assertEquals(3, rows(table, DAY));
    }

    @Test
    void shouldCountWhatThereIsNoRoomFor() {
        final DayTotalsTable table = table(2);
        add(table, DAY, "H1", PLACE);
        add(table, DAY, "H2", PLACE);
        assertEquals(0, table.missed(DAY));

        add(table, DAY, "H3", PLACE);
        table.addFund(1, 5);
        assertEquals(1, table.missed(DAY), "the row; its funds go with it");
        add(table, DAY, "H1", PLACE);
        for (int fund = 1; fund <= DayTotalsTable.FUNDS_MAX + 1; fund++) {
            table.addFund(fund, 5);
        }
        assertEquals(2, table.missed(DAY), "and one fund too many");
        assertEquals(DayTotalsTable.FUNDS_MAX, table.fundCount());
    }

    private static DayTotalsTable table(final int rowsMax) {
        final DayTotalsTable table = new DayTotalsTable(rowsMax);
        table.cutOver(DAY);
        return table;
    }

    private void add(final DayTotalsTable table, final int day, final String code, final int place) {
        institution.setMemory(0, institution.capacity(), (byte) 0);
        institution.putStringWithoutLengthAscii(0, code);
        table.add(day, institution, 0, place, 1, 100, 0, 0);
    }

    private static int rows(final DayTotalsTable table, final int day) {
        int rows = 0;
        for (long row = table.next(day, DayTotalsTable.NONE); row != DayTotalsTable.NONE; row = table.next(day, row)) {
            rows++;
        }
        return rows;
    }
}

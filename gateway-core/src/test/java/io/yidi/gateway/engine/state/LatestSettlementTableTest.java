package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Keys;
import org.junit.jupiter.api.Test;

/** What is kept by person and institution, and by province and month. */
class LatestSettlementTableTest {

    /** Codes differ in their first eight or only in their last four characters. */
    @Test
    void shouldKeepTheLatestOfEachPersonAtEachInstitution() {
        try (LatestSettlementTable table = new LatestSettlementTable()) {
            table.put(0, Keys.key("H11010500001", "A"), 101);
            table.put(0, Keys.key("H11010500002", "A"), 102);
            table.put(0, Keys.key("H31010500001", "A"), 103);
            table.put(1, Keys.key("H11010500001", "A"), 104);
            table.put(0, Keys.key("H11010500001", "B"), 105);

            assertEquals(105, table.of(0, Keys.key("H11010500001", "C")));
            assertEquals(102, table.of(0, Keys.key("H11010500002", "C")));
            assertEquals(103, table.of(0, Keys.key("H31010500001", "C")));
            assertEquals(104, table.of(1, Keys.key("H11010500001", "C")));
            assertEquals(LatestSettlementTable.NONE, table.of(1, Keys.key("H11010500002", "C")));
        }
    }

    @Test
    void shouldTellTheOneBefore() {
        try (LatestSettlementTable table = new LatestSettlementTable()) {
            assertEquals(LatestSettlementTable.NONE, table.put(0, Keys.key("H11010500001", "A"), 101));
            assertEquals(LatestSettlementTable.NONE, table.put(1, Keys.key("H11010500001", "A"), 102));
            assertEquals(101, table.put(0, Keys.key("H11010500001", "B"), 103));
        }
    }

    @Test
    void shouldHashPersonInstitutionAndSettlement() {
        final long hash = hashOf(0, "H11010500001", 101);

        assertNotEquals(hash, hashOf(1, "H11010500001", 101));
        assertNotEquals(hash, hashOf(0, "H11010500002", 101));
        assertNotEquals(hash, hashOf(0, "H31010500001", 101));
        assertNotEquals(hash, hashOf(0, "H11010500001", 102));
    }

    @Test
    void shouldKeepMonthsByProvince() {
        try (ClearedMonths months = new ClearedMonths()) {
            months.add(new ClearingRow(11, 202_603));
            final long hash = months.stateHash();
            months.add(new ClearingRow(11, 202_603));

            assertEquals(hash, months.stateHash(), "a month is applied for once");
            assertTrue(months.contains(11, 202_603));
            assertFalse(months.contains(12, 202_603));
            assertFalse(months.contains(11, 202_604));
            assertNotEquals(hash, hashOf(12, 202_603));
            assertNotEquals(hash, hashOf(11, 202_604));
        }
    }

    private static long hashOf(final int province, final int month) {
        try (ClearedMonths months = new ClearedMonths()) {
            months.add(new ClearingRow(province, month));
            return months.stateHash();
        }
    }

    private static long hashOf(final int person, final String institution, final long settlementId) {
        try (LatestSettlementTable table = new LatestSettlementTable()) {
            table.put(person, Keys.key(institution, "A"), settlementId);
            return table.stateHash();
        }
    }
}

package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.yidi.gateway.engine.state.DeductionRow.Reason;
import io.yidi.gateway.engine.state.DeductionTable.Use;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeductionTableTest {

    private static final long POOL = 310_100;
    private static final long LARGE = 330_100;
    private static final DeductionRow ROW = new DeductionRow("D1", 7, Reason.VIOLATION, "310100", 5_00);

    private final DeductionTable table = new DeductionTable();

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void shouldKnowWhatANumberWasUsedFor() {
        assertEquals(Use.NEW, table.useOf(ROW));
        table.use(ROW);
        assertEquals(Use.SAME, table.useOf(ROW));

        table.withdraw(ROW);
        assertEquals(Use.WITHDRAWN, table.useOf(ROW));
        assertFalse(table.isFull());
    }

    @ParameterizedTest
    @CsvSource({
        "D1, 8, VIOLATION, 310100, 500, OTHER",
        "D1, 7, OUT_OF_SCOPE, 310100, 500, OTHER",
        "D1, 7, VIOLATION, 330100, 500, OTHER",
        "D1, 7, VIOLATION, 310100, 501, OTHER",
        "D2, 7, VIOLATION, 310100, 500, NEW"
    })
    void shouldTellDeductionsApart(
            final String number,
            final long settlementId,
            final Reason reason,
            final String fund,
            final long amountFen,
            final Use expected) {
        table.use(ROW);

        assertEquals(expected, table.useOf(new DeductionRow(number, settlementId, reason, fund, amountFen)));
    }

    /** BJ-37, BJ-46b: each fund of each settlement by itself; what is given back is what this deduction took. */
    @Test
    void shouldSumUpByFundAndGiveBackWhatOneTook() {
        final DeductionRow full = new DeductionRow("D2", 7, Reason.FALSE_TRAUMA_DECLARATION, "", 0);
        table.add(ROW, POOL, 5_00);
        table.add(full, POOL, 20_00);
        table.add(full, LARGE, 3_00);

        assertEquals(25_00, table.deductedFen(7, POOL));
        assertEquals(3_00, table.deductedFen(7, LARGE));
        assertEquals(0, table.deductedFen(8, POOL));
        assertEquals(0, table.giveBack(ROW, LARGE), "it took nothing from this fund");
        assertEquals(20_00, table.giveBack(full, POOL));
        assertEquals(5_00, table.deductedFen(7, POOL));
        assertEquals(3_00, table.deductedFen(7, LARGE));
    }

    @Test
    void shouldHashDifferentlyWithEachStep() {
        final long empty = table.stateHash();
        table.use(ROW);
        final long used = table.stateHash();
        table.add(ROW, POOL, 5_00);
        final long added = table.stateHash();
        table.withdraw(ROW);
        final long withdrawn = table.stateHash();
        table.giveBack(ROW, POOL);

        assertNotEquals(empty, used);
        assertNotEquals(used, added);
        assertNotEquals(added, withdrawn);
        assertNotEquals(withdrawn, table.stateHash());
    }
}

package io.yidi.clearing.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TJ-2b, XJ-1.2: of what was settled outside the province, how much was settled directly. */
class StatisticsRowTest {

    private static final int GOAL_BP = 7_000;
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);
    private static final Amounts NOTHING = new Amounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    @TempDir
    private Path folder;

    @Test
    void shouldTellTheDirectRateHalfUp() {
        assertEquals(7_000, row(10, 3).directBp());
        assertEquals(6_667, row(3, 1).directBp());
        assertEquals(3_333, row(3, 2).directBp());
        assertEquals(0, row(1, 1).directBp());
        assertEquals(10_000, row(1, 0).directBp());
        assertEquals(StatisticsRow.NO_RATE, row(0, 0).directBp());
    }

    @Test
    void shouldCompareWithTheGoalWithoutRounding() {
        assertTrue(row(10, 3).reaches(GOAL_BP));
        assertEquals(GOAL_BP, row(100_000, 30_001).directBp());
        assertFalse(row(100_000, 30_001).reaches(GOAL_BP));
        assertFalse(row(0, 0).reaches(GOAL_BP));
    }

    /** NAT-2a: care inside the province of insurance is no business of these figures. */
    @Test
    void shouldLeaveOutCareInsideTheProvince() {
        final Path file = folder.resolve("ledger.duckdb");
        try (LedgerFixture ledger = new LedgerFixture(file)) {
            ledger.entry(settlement(1, "910100"), Entry.NONE, DAY, Instant.EPOCH);
            ledger.entry(settlement(2, "110108"), Entry.NONE, DAY, Instant.EPOCH);
        }

        try (Ledger ledger = Ledger.openReadOnly(file)) {
            final StatisticsRow row =
                    new LedgerReader(ledger).statistics(List.of(), DAY, DAY).get(0);
            assertEquals(1, row.settlements());
            assertEquals(1, row.inForce());
            assertEquals(100, row.amounts().totalFen());
        }
    }

    private static StatisticsRow row(final long inForce, final long paidInFull) {
        return new StatisticsRow(List.of(), inForce, 0, inForce, paidInFull, NOTHING);
    }

    private static DayRow settlement(final long id, final String insuredPlace) {
        return new DayRow(
                new DayRow.Key(id, false),
                new DayGroup("H11010500001", insuredPlace, "310", "11"),
                "P" + id,
                new DayRow.DayAmounts(100, 60, 0, 40, "310100:60"));
    }
}

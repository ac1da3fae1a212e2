package io.yidi.gateway.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Limits;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstitutionTableTest {

    private static final boolean SETTLEMENT = false;
    private static final boolean LOOK = true;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int RATE = 200;
    private static final int BURST = 400;
    private static final int INSTITUTIONS = 64;
    private static final int SHARED = INSTITUTIONS;

    private final InstitutionTable table = new InstitutionTable(configuration());

    @Test
    void shouldAdmitABurstAndThenTheRate() {
        final int row = table.rowOf(1, 1, 0);

        assertEquals(BURST, admitted(row, SETTLEMENT, 0));
        assertEquals(1, admitted(row, SETTLEMENT, SECOND_NS / RATE));
        assertEquals(RATE, admitted(row, SETTLEMENT, SECOND_NS / RATE + SECOND_NS));
        assertEquals(BURST, admitted(row, SETTLEMENT, 100 * SECOND_NS), "a pause fills the bucket, no more");
    }

    @Test
    void shouldNotLetSettlementsKeepQueriesAndReversalsOut() {
        final int row = table.rowOf(1, 1, 0);
        assertEquals(BURST, admitted(row, SETTLEMENT, 0));

        assertEquals(BURST, admitted(row, LOOK, 0));
    }

    @Test
    void shouldNotLetOneInstitutionSpendForAnother() {
        assertEquals(BURST, admitted(table.rowOf(1, 1, 0), SETTLEMENT, 0));

        assertEquals(BURST, admitted(table.rowOf(1, 2, 0), SETTLEMENT, 0));
        assertEquals(BURST, admitted(table.rowOf(2, 1, 0), SETTLEMENT, 0));
    }

    @Test
    void shouldChargeNothingForWhatItRefuses() {
        final int row = table.rowOf(1, 1, 0);
        admitted(row, SETTLEMENT, 0);
        for (int i = 0; i < 1_000; i++) {
            assertFalse(table.takeToken(row, SETTLEMENT, 0));
        }

        assertEquals(RATE, admitted(row, SETTLEMENT, SECOND_NS));
    }

    /** The clock's origin is anywhere, and its numbers may wrap around. */
    @Test
    void shouldCountAcrossTheEndOfTheNumbers() {
        final long late = Long.MAX_VALUE - SECOND_NS / 2;
        table.startAt(late);
        final int row = table.rowOf(1, 1, late);

        assertEquals(BURST, admitted(row, SETTLEMENT, late));
        assertEquals(RATE, admitted(row, SETTLEMENT, later(late)));
    }

    @Test
    void shouldShareOneRowAmongThoseBeyondItsSize() {
        final Random random = new Random(7);
        int shared = 0;
        for (int i = 0; i < 10 * INSTITUTIONS; i++) {
            final int row = table.rowOf(1 + random.nextInt(Integer.MAX_VALUE), i, 0);
            table.takeToken(row, SETTLEMENT, 0);
            shared += row == SHARED ? 1 : 0;
        }

        assertTrue(shared >= 9 * INSTITUTIONS, "shared " + shared);
        assertFalse(table.takeToken(SHARED, SETTLEMENT, 0), "and it has no more than one of them");
    }

    @Test
    void shouldGiveARowOnThatHasNothingLeftToRemember() {
        fill(0);
        assertEquals(SHARED, table.rowOf(99, 99, 0), "all are in use");

        assertNotEquals(SHARED, table.rowOf(99, 99, SECOND_NS / RATE), "one token later all are full again");
    }

    @Test
    void shouldKeepARowWhoseRequestsAreUnanswered() {
        fill(0);
        for (int row = 0; row < INSTITUTIONS; row++) {
            table.addInFlight(row, LOOK, 1);
        }

        assertEquals(SHARED, table.rowOf(99, 99, 100 * SECOND_NS));
    }

    @Test
    void shouldFindAnInstitutionAgainWhenAnotherLeftARowBeforeIt() {
        fill(0);
        final int[] rows = new int[1_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = table.rowOf(1, i, SECOND_NS + i);
            table.addInFlight(rows[i], SETTLEMENT, 1);
        }
        for (int i = 0; i < rows.length; i++) {
            assertEquals(rows[i], table.rowOf(1, i, 100 * SECOND_NS));
        }
    }

    @Test
    void shouldCountAnEmptyCodeWithTheUnknown() {
        assertEquals(SHARED, table.rowOf(0, 0, 0));
    }

    private static long later(final long nowNs) {
        return nowNs + SECOND_NS;
    }

    private void fill(final long nowNs) {
        for (int i = 0; i < 100 * INSTITUTIONS; i++) {
            table.takeToken(table.rowOf(1_000_000L + i * 7_919L, i, nowNs), SETTLEMENT, nowNs);
        }
    }

    private int admitted(final int row, final boolean isLook, final long nowNs) {
        int admitted = 0;
        while (table.takeToken(row, isLook, nowNs)) {
            admitted++;
        }
        return admitted;
    }

    private static AdmissionConfiguration configuration() {
        final Limits limits = Limits.defaults();
        limits.rate = RATE;
        limits.burst = BURST;
        limits.institutions = INSTITUTIONS;
        return limits.admission();
    }
}

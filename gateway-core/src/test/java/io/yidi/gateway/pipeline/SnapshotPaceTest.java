package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SnapshotPaceTest {

    private static final long EVERY = 1_000_000;
    private static final long COVERED = 5_000_000;
    private static final long SHORT_BYTES = SnapshotPace.LENGTH_BYTES_MIN;
    private static final long LONG_BYTES = SHORT_BYTES + 1;

    private long durable = COVERED;
    private final SnapshotPace pace = new SnapshotPace(EVERY, COVERED);

    @Test
    void shouldBeDueAfterSoManyRecords() {
        assertFalse(isDueWhenCalm(EVERY - 1, SHORT_BYTES));
        assertTrue(isDueWhenCalm(EVERY, SHORT_BYTES));
    }

    @Test
    void shouldBeDueWhenThereIsMuchToRead() {
        assertFalse(isDueWhenCalm(0, LONG_BYTES));
        assertTrue(isDueWhenCalm(1, LONG_BYTES));
    }

    @Test
    void shouldKeepToLongIntervals() {
        final long everyRecords = 20_000_000;
        final long lengthBytes = everyRecords * SnapshotPace.RECORD_BYTES;
        final SnapshotPace calm = new SnapshotPace(everyRecords, COVERED + everyRecords - 1);
        assertFalse(calm.isDue(COVERED + everyRecords - 1, COVERED, lengthBytes));
        assertTrue(calm.isDue(COVERED + everyRecords - 1, COVERED, lengthBytes + 1));

        final SnapshotPace busy = new SnapshotPace(everyRecords, COVERED);
        assertFalse(busy.isDue(COVERED + everyRecords - 1, COVERED, 2 * lengthBytes));
        assertTrue(busy.isDue(COVERED + everyRecords - 1, COVERED, 2 * lengthBytes + 1));
    }

    @Test
    void shouldLeaveABusyGatewayInPeaceForAWhile() {
        assertFalse(isDueWhenBusy(2 * EVERY - 1, SHORT_BYTES));
        assertTrue(isDueWhenBusy(2 * EVERY, SHORT_BYTES));
        assertFalse(isDueWhenBusy(EVERY, 2 * SHORT_BYTES));
        assertTrue(isDueWhenBusy(EVERY, 2 * SHORT_BYTES + 1));
    }

    @Test
    void shouldBeDueAsSoonAsABusyGatewayIsCalmer() {
        assertFalse(isDueWhenBusy(EVERY, SHORT_BYTES));
        for (int look = 1; look < SnapshotPace.CALM_LOOKS; look++) {
            durable += SnapshotPace.BUSY_RECORDS - 1;
            assertFalse(pace.isDue(durable, COVERED, SHORT_BYTES));
        }
        assertTrue(pace.isDue(durable, COVERED, SHORT_BYTES));
    }

    private boolean isDueWhenCalm(final long records, final long lengthBytes) {
        for (int look = 0; look < SnapshotPace.CALM_LOOKS; look++) {
            pace.isDue(COVERED + records, COVERED, 0);
        }
        return pace.isDue(COVERED + records, COVERED, lengthBytes);
    }

    private boolean isDueWhenBusy(final long records, final long lengthBytes) {
        durable = COVERED + records;
        pace.isDue(durable - SnapshotPace.BUSY_RECORDS, COVERED, 0);
        return pace.isDue(durable, COVERED, lengthBytes);
    }
}

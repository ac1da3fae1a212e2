package io.yidi.gateway.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One thread keeps the stages of records, another one reads them. */
class RecordStagesTest {

    private static final int RECORDS_MAX = 4;
    private static final long RACES = 200_000;

    private final RecordStages stages = new RecordStages(RECORDS_MAX);
    private final long[] found = new long[Stage.count()];

    @Test
    void shouldKeepTheLatestRecordsOnly() {
        for (long sequence = 1; sequence <= 6; sequence++) {
            keep(sequence);
        }
        assertFalse(stages.read(2, found), "6 lies in its place");
        for (long sequence = 3; sequence <= 6; sequence++) {
            assertTrue(stages.read(sequence, found));
            assertArrayEquals(timesOf(sequence), found);
        }
    }

    @Test
    void shouldNotKnowWhatItWasNeverTold() {
        assertFalse(stages.read(0, found));
        assertFalse(stages.read(3, found));
        keep(3);
        assertFalse(stages.read(7, found), "3 lies in its place");
        assertFalse(stages.read(0, found));
    }

    @Test
    void shouldRefuseARecordThatIsHalfWritten() {
        keep(2);
        stages.begin(6);
        stages.set(Stage.DECODE, 1);
        assertFalse(stages.read(2, found), "its times are being written over");
        assertFalse(stages.read(6, found), "its times are not all there");
        stages.end();
        assertTrue(stages.read(6, found));
    }

    /** The reader is after the record that the writer is just about to write over. */
    @Test
    void shouldNeverMixTwoRecords() {
        final RecordStages one = new RecordStages(1);
        final AtomicLong latest = new AtomicLong();
        final CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (long sequence = 1; sequence <= RACES; sequence++) {
                keep(one, sequence);
                latest.setRelease(sequence);
            }
        });
        long whole = 0;
        while (!writing.isDone() || whole == 0) {
            final long sequence = latest.getAcquire();
            if (one.read(sequence, found)) {
                whole++;
                assertArrayEquals(timesOf(sequence), found);
            }
        }
        writing.join();
        assertEquals(RACES, latest.get());
    }

    private void keep(final long sequence) {
        keep(stages, sequence);
    }

    private static void keep(final RecordStages into, final long sequence) {
        into.begin(sequence);
        for (final Stage stage : Stage.values()) {
            into.set(stage, timeOf(sequence, stage));
        }
        into.end();
    }

    private static long[] timesOf(final long sequence) {
        final long[] times = new long[Stage.count()];
        for (final Stage stage : Stage.values()) {
            times[stage.ordinal()] = timeOf(sequence, stage);
        }
        return times;
    }

    private static long timeOf(final long sequence, final Stage stage) {
        return sequence * 100 + stage.ordinal();
    }
}

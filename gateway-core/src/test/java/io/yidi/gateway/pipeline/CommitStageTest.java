package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.metrics.Door;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.metrics.Lane;
import io.yidi.gateway.metrics.MessageKind;
import io.yidi.gateway.metrics.Stage;
import io.yidi.gateway.reply.ReplyBatch;
import io.yidi.gateway.reply.ReplyExchange;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the core thread does beside a batch in flight, whose end a test decides; with a clock that is set. */
class CommitStageTest {

    private static final int SETTLE = Lane.of(Door.BINARY, MessageKind.SETTLE);
    private static final int SEGMENT_BYTES = 1 << 20;
    private static final int BATCH_BYTES = 1 << 16;

    @TempDir
    private Path folder;

    private long nowNs = 1_000_000;
    private final Instruments instruments = Instruments.on(() -> nowNs, 64);
    private final HeldFlight flight = new HeldFlight();
    private Journal journal;
    private CommitStage stage;

    @BeforeEach
    void open() throws Exception {
        journal = Journal.open(
                new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal"))),
                JournalConfiguration.defaults().withSegmentLengthBytes(SEGMENT_BYTES),
                (type, sequence, timestampNs, position, body, offset, length) -> {});
        stage = new CommitStage(
                journal,
                new ReplyExchange(2, BATCH_BYTES, () -> {}),
                flight,
                true,
                new FailStop(failure -> {}),
                WaitPoint.of(WaitMode.BLOCKING),
                instruments.core(),
                instruments.commits());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void shouldBeWokenAtTheEndOfAFlightOnlyIfSomethingIsLeft() {
        flight.busy = true;
        assertFalse(flight.wakes);

        decide();

        assertTrue(flight.wakes);
        assertFalse(stage.isDue(), "not before the end");
        flight.busy = false;
        assertTrue(stage.isDue());
        stage.endBatch(false);
        assertFalse(stage.isDue());
    }

    /** What comes while the batch is still in flight is not taken to have been decided since the command before. */
    @Test
    void shouldNotTakeIdlingBesideAFlightForWork() {
        flight.busy = true;
        decide();
        pass(500_000);
        decide();

        assertEquals(20_000, engineNsMax(), 1_000);
        flight.busy = false;
        stage.endBatch(false);
    }

    /** Each takes 20 µs. */
    private void decide() {
        instruments.core().begin(SETTLE, nowNs);
        pass(20_000);
        stage.answer(1, new UnsafeBuffer(new byte[8]), 8);
        instruments.core().decided();
        stage.endBatch(false);
    }

    private void pass(final long ns) {
        nowNs += ns;
    }

    private long engineNsMax() {
        return instruments
                .recorders()
                .of(Stage.ENGINE, SETTLE)
                .getIntervalHistogram()
                .getMaxValue();
    }

    private static final class HeldFlight implements CommitFlight {

        private boolean busy;
        private boolean wakes;

        @Override
        public void begin(final ReplyBatch answers, final int recordCount) {
            throw new AssertionError("answers without records need no flight");
        }

        @Override
        public boolean isBusy() {
            return busy;
        }

        @Override
        public void wakeAtEnd() {
            wakes = true;
        }
    }
}

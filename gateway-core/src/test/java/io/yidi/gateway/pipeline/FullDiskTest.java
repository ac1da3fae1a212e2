package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes on and what does not when the disk is full. */
@Timeout(HangGuard.WHOLE_TEST_SECONDS)
class FullDiskTest {

    private static final String LOW = "ERROR STORAGE_LOW ";
    private static final int SPARES = 2;
    private static final int MORE_THAN_ALL_SEGMENTS_HOLD = 10_000;

    @TempDir
    private Path folder;

    private WatchedJournalFiles files;
    private int settled;

    @BeforeEach
    void openFiles() throws Exception {
        files = new WatchedJournalFiles(folder);
    }

    @Test
    void shouldRefuseNewSettlementsAndServeTheRest() throws Exception {
        try (PipelineRun run = new PipelineRun(files, SPARES).startNew()) {
            fillUp(run);

            assertEquals(LOW, run.sendUntilTaken(bill("NEW").encode()));
            assertEquals(
                    "STATE NOT_FOUND", run.sendUntilTaken(Requests.query(1, "2304", "NEW")), "the key is not used");
            assertEquals(LOW, run.sendUntilTaken(Requests.refund("2305", "F1", "P1", 1)), "a refund can wait");
            assertEquals("STATE NOT_FOUND", run.sendUntilTaken(Requests.query(1, "2305", "F1")));
            assertTrue(run.sendUntilTaken(bill("M1").encode()).contains("personal"), "a repeat is answered");
            assertEquals(
                    "ERROR KEY_CONFLICT diag_code",
                    run.sendUntilTaken(bill("M1").diagnosis("I11").encode()));
            assertTrue(run.sendUntilTaken(bill("Q").code("2303").encode()).contains("personal"), "a quote is computed");
            assertEquals("REVERSED", run.sendUntilTaken(Requests.reversal("R1", "P1", "2304", "M1")));
            assertEquals("STATE REVERSED", run.sendUntilTaken(Requests.query(1, "2304", "M1")));
            assertTrue(run.pipeline.journal().isStorageLow());
            assertTrue(run.failures.isEmpty());
        }
    }

    @Test
    void shouldGoOnByItselfWhenThereIsSpaceAgain() throws Exception {
        try (PipelineRun run = new PipelineRun(files, SPARES).startNew()) {
            fillUp(run);
            files.free();
            while (run.pipeline.journal().isStorageLow()) {
                Thread.onSpinWait();
            }
            assertTrue(run.sendUntilTaken(bill("NEW").encode()).contains("personal"));
        }
        try (PipelineRun run = new PipelineRun(files, SPARES)) {
            run.pipeline.start();
            assertEquals("STATE SETTLED", run.sendUntilTaken(Requests.query(1, "2304", "M" + settled)));
            assertEquals("STATE SETTLED", run.sendUntilTaken(Requests.query(1, "2304", "NEW")));
        }
    }

    @Test
    void shouldKeepTheReserveFromConflicts() throws Exception {
        try (PipelineRun run = new PipelineRun(files, SPARES).startNew()) {
            fillUp(run);
            final long lastSequence = run.pipeline.journal().durableSequence();
            for (int i = 0; i < 1_000; i++) {
                assertEquals(
                        "ERROR KEY_CONFLICT diag_code",
                        run.sendUntilTaken(bill("M1").diagnosis("I1" + i % 10).encode()));
            }
            assertEquals("REVERSED", run.sendUntilTaken(Requests.reversal("R1", "P1", "2304", "M2")));
            assertEquals(lastSequence + 1, run.pipeline.journal().durableSequence(), "the reversal alone is recorded");
        }
    }

    @Test
    void shouldRefuseReversalsTooWhenTheReserveIsUsedUp() throws Exception {
        try (PipelineRun run = new PipelineRun(files, SPARES).startNew()) {
            fillUp(run);
            int reversed = 0;
            String answer = "";
            while (!answer.equals(LOW) && reversed < MORE_THAN_ALL_SEGMENTS_HOLD) {
                reversed++;
                answer = run.sendUntilTaken(Requests.reversal("R" + reversed, "P1", "2304", "M" + reversed));
            }
            assertTrue(reversed > settled / 10, "the reserve holds a segment of reversals: found " + reversed);
            assertEquals(LOW, answer);
            assertEquals("STATE DONE", run.sendUntilTaken(Requests.query(1, "2601", "R" + (reversed - 1))));
            assertEquals(
                    "REVERSED",
                    run.sendUntilTaken(Requests.reversal("R1", "P1", "2304", "M1")),
                    "a repeat is answered");
            assertTrue(run.sendUntilTaken(bill("M1").encode()).contains("personal"), "a repeat is answered");
            assertTrue(run.sendUntilTaken(bill("Q").code("2303").encode()).contains("personal"), "a quote is computed");
            assertTrue(run.failures.isEmpty());

            files.free();
            while (run.pipeline.journal().isStorageLow()) {
                Thread.onSpinWait();
            }
            assertFalse(run.sendUntilTaken(Requests.reversal("R" + reversed, "P1", "2304", "M" + reversed))
                    .startsWith("ERROR"));
        }
    }

    /** Settles until the disk says that it is full; the spares are there by then. */
    private void fillUp(final PipelineRun run) throws Exception {
        while (spareCount() < SPARES) {
            Thread.onSpinWait();
        }
        files.fill();
        String answer = "";
        while (!answer.equals(LOW) && settled < MORE_THAN_ALL_SEGMENTS_HOLD) {
            answer = run.sendUntilTaken(bill("M" + (settled + 1)).encode());
            settled++;
        }
        settled--;
        assertEquals(LOW, answer);
    }

    private long spareCount() throws IOException {
        return files.list().stream().filter(name -> name.startsWith("spare-")).count();
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P1").bill("25000.00", "23456.78");
    }
}

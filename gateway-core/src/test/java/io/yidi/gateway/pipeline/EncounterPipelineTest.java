package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encounters over a restart: the journal alone gives them back, and replay proves every answer about them. */
class EncounterPipelineTest {

    @TempDir
    private Path folder;

    /** INV-24: what is open, settled and withdrawn is so after a restart. */
    @Test
    void shouldGoOnWithAStayAfterARestart() throws Exception {
        final WatchedJournalFiles files = new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal")));
        final long stateHash;
        final long stay;
        final String settled;
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            assertTrue(run.offer(EncounterFrames.register("2401", "M1", "P1", 910_100)));
            stay = Answers.encounter(run.next().reply()).encounterId();
            run.send(UploadFrame.stay("M2", "P1", stay)
                    .line("L1", "25000.00")
                    .line("L2", "1.00")
                    .encode());
            run.send(EncounterFrames.withdraw("2302", "M3", "P1", stay, "", "L2"));
            run.send(EncounterFrames.act("2402", "M4", "P1", stay, Keys.epochDay("2023-03-11")));
            settled = run.send(EncounterFrames.settle("2304", "M5", "P1", stay, "", request -> {}));
            assertEquals("REVERSED", run.send(Requests.reversal("M6", "P1", "2304", "M5")));
            run.close();
            stateHash = run.pipeline.machine().stateHash();
        }
        try (PipelineRun again = new PipelineRun(files)) {
            assertEquals(stateHash, again.pipeline.machine().stateHash());
            assertEquals(6, again.pipeline.replayedCount());
            again.pipeline.start();
            assertEquals(
                    settled, again.send(EncounterFrames.settle("2303", "M7", "P1", stay, "", request -> {})), "open");
            assertEquals("STATE REVERSED", again.send(Requests.query(1, "2304", "M5")));
            assertEquals("STATE DONE", again.send(Requests.query(1, "2301", "M2")));
            assertEquals(settled, again.send(EncounterFrames.settle("2304", "M8", "P1", stay, "", request -> {})));
        }
    }
}

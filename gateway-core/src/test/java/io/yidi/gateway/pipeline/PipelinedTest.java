package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.journal.JournalFailedException;
import io.yidi.gateway.journal.JournalPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The profiles in which a journal thread stands beside the core thread, and what each leaves to it. */
class PipelinedTest {

    private static final PipelineConfiguration PIPELINED = threads(Profile.PIPELINED);

    /** More than two segments of a run's journal. */
    private static final long SEGMENTS_BYTES = 5L << 19;

    @TempDir
    private Path folder;

    private WatchedJournalFiles files;

    @BeforeEach
    void openFiles() throws Exception {
        files = new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal")));
    }

    @ParameterizedTest
    @CsvSource({"PIPELINED, journal", "DUO, core"})
    void shouldCommitWhatIsAlone(final Profile profile, final String thread) throws Exception {
        final Queue<String> releasedBy = new ConcurrentLinkedQueue<>();
        try (PipelineRun run = PipelineRun.sized(files, threads(profile)).startNew()) {
            run.listener = answer -> {
                if (answer.text().contains("personal")) {
                    releasedBy.add(Thread.currentThread().getName());
                }
            };
            for (int i = 1; i <= 20; i++) {
                assertTrue(run.send(Requests.bill("M" + i, 1 + i % 10)).contains("personal"));
            }
        }
        assertEquals(20, releasedBy.size());
        releasedBy.forEach(name -> assertEquals(thread, name));
    }

    /** What is decided during a force leaves together with the next one, a query, which needs none, included. */
    @Test
    void shouldDecideOnWhileTheDeviceStandsStill() throws Exception {
        try (PipelineRun run = PipelineRun.sized(files, PIPELINED).startNew()) {
            files.holdForces();
            final int before = files.forces();
            assertTrue(run.offer(Requests.bill("M1", 1)));
            HangGuard.await(() -> files.forces() > before);
            for (int i = 2; i <= 10; i++) {
                assertTrue(run.offer(Requests.bill("M" + i, i)));
            }
            assertTrue(run.offer(Requests.query(1, "2304", "M10")));
            HangGuard.await(() -> run.pipeline.queuedCount() == 0);
            assertNull(run.released.peek(), "nothing leaves before its force");
            files.releaseForces();

            for (int i = 1; i <= 10; i++) {
                assertTrue(run.next().text().contains("personal"));
            }
            assertEquals("STATE SETTLED", run.next().text());
            assertEquals(2, files.forces() - before, "one force for the first, one for those that came meanwhile");
        }
    }

    /** The mark waits for the batch in flight, and what comes behind it for both. */
    @Test
    void shouldMarkTheLastBatchBehindTheForceThatIsUnderWay() throws Exception {
        try (PipelineRun run = PipelineRun.sized(files, PIPELINED).startNew()) {
            files.holdForces();
            final int before = files.forces();
            assertTrue(run.offer(Requests.bill("M1", 1)));
            HangGuard.await(() -> files.forces() > before);
            run.pipeline.publisher().tick();
            run.pipeline.publisher().tick();
            assertTrue(run.offer(Requests.bill("M2", 2)));
            assertNull(run.released.peek());
            files.releaseForces();

            assertTrue(run.next().text().contains("personal"));
            assertTrue(run.next().text().contains("personal"));
            assertEquals(3, files.forces() - before, "a bill, its mark, a bill");
            assertEquals("STATE SETTLED", run.send(Requests.query(1, "2304", "M2")));
        }
    }

    @Test
    void shouldFinishWhatIsInFlightAndWhatWaitsBehindItBeforeItStops() throws Exception {
        final PipelineRun run = PipelineRun.sized(files, PIPELINED).startNew();
        files.slowForces(TimeUnit.MILLISECONDS.toNanos(20));
        for (int i = 1; i <= 100; i++) {
            assertTrue(run.offer(Requests.bill("M" + i, 1 + i % 10)));
        }
        run.close();

        assertEquals(100, run.released.size());
        assertTrue(run.failures.isEmpty(), run.failures::toString);
        try (PipelineRun again = PipelineRun.sized(reopened(), PIPELINED)) {
            assertEquals(100, again.pipeline.replayedCount());
        }
    }

    /** Segments are rolled by the core thread, never while a batch is in flight. */
    @Test
    void shouldGoOnThroughSegmentsAndAllWaysOfWaiting() throws Exception {
        for (final WaitMode wait : WaitMode.values()) {
            final WatchedJournalFiles own =
                    new WatchedJournalFiles(Files.createDirectories(folder.resolve(wait.name())));
            final PipelineConfiguration configuration =
                    PipelineConfiguration.DEFAULT.with(new ThreadConfiguration(Profile.PIPELINED, wait, wait));
            try (PipelineRun run = PipelineRun.sized(own, configuration).startNew()) {
                for (int i = 1; run.pipeline.journal().lengthBytesAfter(JournalPoint.BEGINNING) < SEGMENTS_BYTES; i++) {
                    assertTrue(run.sendUntilTaken(Requests.bill("M" + i, 1 + i % 10))
                            .contains("personal"));
                }
                assertTrue(run.failures.isEmpty(), run.failures::toString);
            }
        }
    }

    @Test
    void shouldAnswerNothingOnceABatchHasFailed() throws Exception {
        try (PipelineRun run = PipelineRun.sized(files, PIPELINED).startNew()) {
            files.failForces();
            assertTrue(run.offer(Requests.bill("M1", 1)));
            final Throwable failure = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);

            assertTrue(failure instanceof JournalFailedException, () -> "found " + failure);
            run.close();
            assertNull(run.released.poll());
        }
    }

    /** Any profile reproduces what this one wrote. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldLeaveAJournalThatOthersReproduce(final Profile reader) throws Exception {
        final long hash;
        try (PipelineRun run = PipelineRun.sized(files, PIPELINED).startNew()) {
            for (int i = 1; i <= 50; i++) {
                run.offer(Requests.bill("M" + i, 1 + i % 10));
                run.send(Requests.bill("N" + i, 1 + i % 7));
                run.next();
            }
            run.close();
            hash = run.pipeline.machine().stateHash();
        }
        try (PipelineRun run = PipelineRun.sized(reopened(), threads(reader))) {
            assertEquals(100, run.pipeline.replayedCount());
            assertEquals(hash, run.pipeline.machine().stateHash());
        }
    }

    private WatchedJournalFiles reopened() throws IOException {
        return new WatchedJournalFiles(folder.resolve("journal"));
    }

    private static PipelineConfiguration threads(final Profile profile) {
        return PipelineConfiguration.DEFAULT.with(new ThreadConfiguration(profile, WaitMode.HYBRID, WaitMode.BLOCKING));
    }
}

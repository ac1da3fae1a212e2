package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.JournalFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile in which who publishes also decides; here a test publishes, and ends its rounds. */
class InlineCoreTest {

    private static final ThreadConfiguration INLINE =
            new ThreadConfiguration(Profile.INLINE, WaitMode.BLOCKING, WaitMode.BLOCKING);
    private static final PipelineConfiguration USUAL = PipelineConfiguration.DEFAULT.with(INLINE);

    /** Each record fills a batch, so that batches are handed over in the middle of a round. */
    private static final JournalConfiguration RECORD_BY_RECORD =
            new JournalConfiguration(64 * 1024, 4 * 1024, 3 * 1024, 0, false, 1_000_000, new UUID(1, 2), () -> 0);

    private static final long STALL_TIMEOUT_NS = TimeUnit.MILLISECONDS.toNanos(200);

    @TempDir
    private Path folder;

    private final List<Runnable> roundEnds = new ArrayList<>();
    private WatchedJournalFiles files;

    @BeforeEach
    void openFiles() throws Exception {
        files = new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal")));
    }

    @Test
    void shouldDecideNothingBeforeTheEndOfTheRound() throws Exception {
        try (PipelineRun run = PipelineRun.sized(files, USUAL).startNew()) {
            final int forces = files.forces();
            run.pipeline.publisher().publishBy(roundEnds::add);
            for (int i = 1; i <= 100; i++) {
                assertTrue(run.offer(Requests.bill("M" + i, 1 + i % 10)));
            }
            assertNull(run.released.poll(), "the round is not over");

            endRound();
            for (int i = 1; i <= 100; i++) {
                assertEquals(
                        "M" + i, Answers.split(run.released.remove().reply()).msgId());
            }
            assertTrue(files.forces() - forces < 10, "one force a batch: " + (files.forces() - forces));
            assertEquals(0, run.pipeline.queuedCount());
        }
    }

    /** A round longer than what the publisher keeps back is published in pieces, and decided at its end as well. */
    @Test
    void shouldDecideALongRoundWhole() throws Exception {
        try (PipelineRun run = PipelineRun.sized(files, USUAL).startNew()) {
            run.pipeline.publisher().publishBy(roundEnds::add);
            for (int i = 0; i < 3_000; i++) {
                assertTrue(run.offer(Requests.query(i, "2304", "M1")));
                assertNull(run.released.poll(), "the round is not over");
            }
            endRound();
            for (int i = 0; i < 3_000; i++) {
                assertEquals(i, Answers.query(run.released.remove().reply()).correlationId());
            }
        }
    }

    /** Two batches of answers travel, and one of them is being filled: the other has to be back by the next time. */
    @Test
    void shouldLetAnswersGoInPortions() throws Exception {
        final PipelineConfiguration small = new PipelineConfiguration(512, 1 << 20, 2, 1_024).with(INLINE);
        try (PipelineRun run = PipelineRun.sized(files, small)) {
            run.pipeline.start();
            run.pipeline.publisher().publishBy(roundEnds::add);
            for (int i = 0; i < 300; i++) {
                assertTrue(run.offer(Requests.query(i, "2304", "M" + i)));
            }
            endRound();
            for (int i = 0; i < 300; i++) {
                assertEquals(i, Answers.query(run.released.remove().reply()).correlationId());
            }
        }
    }

    @Test
    void shouldLetNoAnswerGoBeforeTheForceOfWhatItSaw() throws Exception {
        try (PipelineRun run = new PipelineRun(files, USUAL, RECORD_BY_RECORD).startNew()) {
            final int forces = files.forces();
            round(
                    run,
                    Requests.bill("M1", 1),
                    Requests.bill("M2", 2),
                    Requests.query(3, "2304", "M2"),
                    Requests.bill("M2", 2));
            assertEquals(forces + 2, files.forces(), "a batch each");
            for (int i = 1; i <= 2; i++) {
                final PipelineRun.Released settled = run.released.remove();
                assertEquals("M" + i, Answers.split(settled.reply()).msgId());
                assertTrue(settled.durableSequence()
                        >= Answers.split(settled.reply()).journalPosition());
            }
            final PipelineRun.Released query = run.released.remove();
            assertEquals("STATE SETTLED", query.text());
            assertTrue(query.durableSequence() >= run.pipeline.journal().lastSequence());
            assertTrue(Answers.split(run.released.remove().reply()).replyFlags().repeat());
        }
    }

    /** The first answer is let go while the second command is being decided. */
    @Test
    void shouldDecideWhatAnAnswerBringsAboutAfterWhatIsBeingDecided() throws Exception {
        try (PipelineRun run = new PipelineRun(files, USUAL, RECORD_BY_RECORD).startNew()) {
            run.pipeline.publisher().publishBy(roundEnds::add);
            assertTrue(run.offer(Requests.bill("M1", 1)));
            assertTrue(run.offer(Requests.bill("M2", 2)));
            run.pipeline.publisher().publishBy(Runnable::run);
            final Queue<UnsafeBuffer> broughtAbout =
                    new ArrayDeque<>(List.of(Requests.bill("M3", 3), Requests.bill("M4", 4)));
            run.listener = answer -> {
                if (!broughtAbout.isEmpty()) {
                    assertTrue(run.offer(broughtAbout.remove()));
                }
            };
            endRound();

            for (int i = 1; i <= 4; i++) {
                assertEquals(
                        "M" + i, Answers.split(run.released.remove().reply()).msgId());
            }
            assertNull(run.released.poll());
            assertEquals(0, run.pipeline.queuedCount());
            assertTrue(run.failures.isEmpty(), run.failures::toString);
        }
    }

    @Test
    void shouldAnswerNothingOnceABatchHasFailed() throws Exception {
        try (PipelineRun run = new PipelineRun(files, USUAL, RECORD_BY_RECORD).startNew()) {
            files.failForces();
            round(run, Requests.bill("M1", 1), Requests.bill("M2", 2), Requests.query(3, "2304", "M1"));

            assertInstanceOf(JournalFailedException.class, run.failures.remove());
            assertTrue(run.pipeline.failed());
            assertFalse(run.offer(Requests.bill("M3", 3)));
            assertNull(run.released.poll());
            assertNull(run.failures.poll(), "told once");
        }
    }

    @Test
    void shouldTellOfAForceThatDoesNotComeBackAndLeaveTheJournalToWhoWaitsForIt() throws Exception {
        final PipelineRun run = PipelineRun.sized(files, USUAL).startNew();
        run.pipeline.watch(STALL_TIMEOUT_NS);
        files.holdForces();
        final CompletableFuture<Void> round = CompletableFuture.runAsync(() -> round(run, Requests.bill("M1", 1)));
        final Throwable told = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);
        assertInstanceOf(CoreStalledException.class, told);
        assertTrue(told.getMessage().contains(" thread has not finished command "), told::getMessage);
        final CoreStalledException stalled = expectStalled(run);
        assertTrue(stalled.getMessage().endsWith("does not end; the journal is left as it is"), stalled::getMessage);

        files.releaseForces();
        round.get(HangGuard.SECONDS, TimeUnit.SECONDS);
        run.close();
    }

    @Test
    void shouldDecideNothingMoreOnceItIsClosed() throws Exception {
        final PipelineRun run = PipelineRun.sized(files, USUAL).startNew();
        run.pipeline.publisher().publishBy(roundEnds::add);
        run.offer(Requests.bill("M1", 1));
        run.close();
        final int forces = files.forces();
        endRound();

        assertEquals(forces, files.forces());
        assertNull(run.released.poll());
        assertTrue(run.failures.isEmpty(), run.failures::toString);
    }

    /** One profile reads what the other wrote, and comes to the same state. */
    @Test
    void shouldLeaveAJournalThatTheOtherProfileReproduces() throws Exception {
        final long hash;
        try (PipelineRun inline = PipelineRun.sized(files, USUAL).startNew()) {
            for (int i = 1; i <= 50; i++) {
                round(inline, Requests.bill("M" + i, 1 + i % 10), Requests.bill("N" + i, 1 + i % 7));
            }
            inline.close();
            hash = inline.pipeline.machine().stateHash();
        }
        final WatchedJournalFiles again = new WatchedJournalFiles(folder.resolve("journal"));
        try (PipelineRun duo = PipelineRun.sized(again, PipelineConfiguration.DEFAULT)) {
            assertEquals(100, duo.pipeline.replayedCount());
            assertEquals(hash, duo.pipeline.machine().stateHash());
            duo.pipeline.start();
            assertEquals("STATE SETTLED", duo.send(Requests.query(1, "2304", "N50")));
        }
    }

    private static CoreStalledException expectStalled(final PipelineRun run) {
        try {
            run.pipeline.close();
        } catch (final CoreStalledException stalled) {
            return stalled;
        }
        throw new AssertionError("the journal was taken from who writes it");
    }

    private void round(final PipelineRun run, final UnsafeBuffer... commands) {
        run.pipeline.publisher().publishBy(roundEnds::add);
        for (final UnsafeBuffer command : commands) {
            assertTrue(run.offer(command));
        }
        endRound();
    }

    private void endRound() {
        roundEnds.forEach(Runnable::run);
        roundEnds.clear();
    }
}

package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.JournalFailedException;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The core thread decides on while the journal thread makes a batch durable. Every record has a batch of its own here,
 * so that the second command of a round is decided with the record of the first in flight.
 */
class CommitInFlightTest {

    private static final JournalConfiguration RECORD_BY_RECORD =
            new JournalConfiguration(64 * 1024, 4 * 1024, 3 * 1024, 0, false, 1_000_000, new UUID(1, 2), () -> 0);
    private static final long QUIET_MS = 100;
    private static final long STALL_TIMEOUT_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SLOW_FORCE_MS = 1_500;
    private static final int COMMANDS = 900;
    private static final int ROUND_MAX = 40;
    private static final int PERSONS = 10;

    @TempDir
    private Path folder;

    private final List<Runnable> publish = new ArrayList<>();
    private WatchedJournalFiles files;

    @BeforeEach
    void openFiles() throws Exception {
        files = new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal")));
    }

    @Test
    void shouldReleaseNoQueryAndNoRepeatBeforeTheForceOfTheRecordTheySaw() throws Exception {
        try (PipelineRun run = new PipelineRun(files, RECORD_BY_RECORD).startNew()) {
            files.holdForces();
            send(
                    run,
                    Requests.bill("M1", 1),
                    Requests.query(2, "2304", "M1"),
                    Requests.bill("M1", 1),
                    Requests.bill("M1", 2));
            HangGuard.await(() -> run.pipeline.queuedCount() == 0);
            assertNull(run.released.poll(QUIET_MS, TimeUnit.MILLISECONDS), "decided, not durable");

            files.releaseForces();
            final SettleReplyDecoder settled = Answers.split(run.next().reply());
            final long position = settled.journalPosition();
            final PipelineRun.Released query = run.next();
            assertEquals("STATE SETTLED", query.text());
            assertTrue(query.durableSequence() >= position);
            final PipelineRun.Released repeat = run.next();
            assertTrue(Answers.split(repeat.reply()).replyFlags().repeat());
            assertTrue(repeat.durableSequence() >= position);
            assertTrue(run.next().text().contains("KEY_CONFLICT"));
        }
    }

    @Test
    void shouldDecideOnWhileABatchIsInFlight() throws Exception {
        try (PipelineRun run = new PipelineRun(files, RECORD_BY_RECORD).startNew()) {
            final int forces = files.forces();
            files.holdForces();
            send(run, Requests.bill("M1", 1), Requests.bill("M2", 2));
            HangGuard.await(() -> run.pipeline.queuedCount() == 0 && files.forces() > forces);
            assertEquals(forces + 1, files.forces(), "the second waits for the first");
            assertNull(run.released.poll(QUIET_MS, TimeUnit.MILLISECONDS));

            files.releaseForces();
            for (int i = 1; i <= 2; i++) {
                final PipelineRun.Released answer = run.next();
                assertEquals("M" + i, Answers.split(answer.reply()).msgId());
                assertTrue(answer.durableSequence()
                        >= Answers.split(answer.reply()).journalPosition());
            }
            assertEquals(forces + 2, files.forces());
        }
    }

    @Test
    void shouldAnswerNothingAfterTheBatchInFlightHasFailed() throws Exception {
        try (PipelineRun run = new PipelineRun(files, RECORD_BY_RECORD).startNew()) {
            files.failForces();
            send(run, Requests.bill("M1", 1), Requests.bill("M2", 2), Requests.query(3, "2304", "M1"));
            final Throwable failure = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);

            assertInstanceOf(JournalFailedException.class, failure);
            assertTrue(
                    Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                            .flatMap(each -> Arrays.stream(each.getStackTrace()))
                            .anyMatch(frame -> frame.getClassName().equals(JournalThread.class.getName())),
                    "it failed beside the core thread");
            assertTrue(run.pipeline.failed());
            assertFalse(run.offer(Requests.bill("M3", 3)));
            run.close();
            assertNull(run.released.poll());
            assertNull(run.failures.poll(), "told once");
        }
    }

    @Test
    void shouldTellOfABatchInFlightThatDoesNotEnd() throws Exception {
        try (PipelineRun run = new PipelineRun(files, RECORD_BY_RECORD).startNew()) {
            run.pipeline.watch(STALL_TIMEOUT_NS);
            files.holdForces();
            send(run, Requests.bill("M1", 1), Requests.query(2, "2304", "M1"));
            final Throwable failure = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);

            assertNotNull(failure);
            assertTrue(
                    failure.getMessage().startsWith("the journal thread has not finished batch "),
                    failure.getMessage());
            files.releaseForces();
        }
    }

    @Test
    void shouldFinishWhatIsInFlightAndBehindItBeforeItStops() throws Exception {
        final PipelineRun run = new PipelineRun(files, RECORD_BY_RECORD).startNew();
        files.holdForces();
        send(run, Requests.bill("M1", 1), Requests.bill("M2", 2), Requests.query(3, "2304", "M2"));
        HangGuard.await(() -> run.pipeline.queuedCount() == 0 || files.forces() > 0);
        final CompletableFuture<Void> closed = CompletableFuture.runAsync(run::close);
        assertThrows(TimeoutException.class, () -> closed.get(SLOW_FORCE_MS, TimeUnit.MILLISECONDS), "it waits");
        files.releaseForces();
        closed.get(HangGuard.SECONDS, TimeUnit.SECONDS);

        assertTrue(run.failures.isEmpty(), () -> "expected no failure, found " + run.failures);
        assertEquals("M1", Answers.split(run.next().reply()).msgId());
        assertEquals("M2", Answers.split(run.next().reply()).msgId());
        assertEquals("STATE SETTLED", run.next().text());
    }

    /**
     * However commands, the ends of rounds and the ends of batches meet: all are answered, in order, none too early.
     */
    @Test
    void shouldAnswerEveryCommandInOrderHoweverCommandsAndBatchesMeet() throws Exception {
        final Random random = new Random(20_261_122);
        try (PipelineRun run = new PipelineRun(new SimulatedJournalFiles(), RECORD_BY_RECORD).startNew()) {
            int sent = 0;
            int answered = 0;
            while (answered < COMMANDS) {
                final UnsafeBuffer[] round = new UnsafeBuffer[Math.min(random.nextInt(ROUND_MAX), COMMANDS - sent)];
                for (int i = 0; i < round.length; i++) {
                    sent++;
                    round[i] = sent % 3 == 0
                            ? Requests.query(sent, "2304", "M" + (sent - 1))
                            : Requests.bill("M" + sent, 1 + sent % PERSONS);
                }
                send(run, round);
                final int unanswered = sent == COMMANDS ? 0 : random.nextInt(ROUND_MAX);
                while (answered < sent - unanswered) {
                    answered++;
                    assertAnswers(answered, run.next());
                }
            }
        }
    }

    private static void assertAnswers(final int number, final PipelineRun.Released answer) {
        if (number % 3 == 0) {
            assertEquals("STATE SETTLED", answer.text());
        } else {
            assertEquals("M" + number, Answers.split(answer.reply()).msgId());
            assertTrue(answer.durableSequence() >= Answers.split(answer.reply()).journalPosition());
        }
    }

    /** Publishes commands together, so that the core thread finds them together. */
    private void send(final PipelineRun run, final UnsafeBuffer... commands) {
        run.pipeline.publisher().publishBy(publish::add);
        for (final UnsafeBuffer command : commands) {
            assertTrue(run.offer(command));
        }
        publish.forEach(Runnable::run);
        publish.clear();
        run.pipeline.publisher().publishBy(Runnable::run);
    }
}

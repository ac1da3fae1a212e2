package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.journal.JournalFailedException;
import io.yidi.gateway.journal.JournalPoint;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayPipelineTest {

    private static final String SETTLED =
            "LONG_TERM 800.00 of 25000.00: 310100 18298.26, 330100 0.00, personal 6701.74";

    private static final long THREE_SEGMENTS_BYTES = 3L << 20;

    @TempDir
    private Path folder;

    private WatchedJournalFiles files;

    @BeforeEach
    void openFiles() throws Exception {
        files = new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal")));
    }

    @Test
    void shouldGoOnWhenAnAnswerLiesInADamagedArchive() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            assertEquals(SETTLED, run.send(bill("M1", 1).encode()));
            int settled = 1;
            while (run.pipeline.journal().lengthBytesAfter(JournalPoint.BEGINNING) < THREE_SEGMENTS_BYTES) {
                settled++;
                run.sendUntilTaken(bill("M" + settled, 1 + settled % 10).encode());
            }
            run.pipeline.journal().retireBefore(1);
            zeroArchive();

            assertEquals("ERROR ARCHIVE_UNREADABLE ", run.send(Requests.query(1, "2304", "M1")));
            assertEquals("ERROR ARCHIVE_UNREADABLE ", run.send(bill("M1", 1).encode()), "a repeat");
            assertEquals("ERROR ARCHIVE_UNREADABLE ", run.send(bill("M1", 2).encode()), "a conflict");
            assertEquals("ERROR ARCHIVE_UNREADABLE ", run.send(Requests.reversal("R1", "P1", "2304", "M1")));
            assertEquals("STATE NOT_FOUND", run.send(Requests.query(1, "2601", "R1")), "its key is not used");
            emptyArchive();
            final UnsafeBuffer inquiry = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
            run.pipeline.publisher().offerControl(1, inquiry, new ControlCommandWriter().askSettlement(inquiry, 1));
            assertEquals(2, run.next().reply().capacity(), "a question of an operator");
            assertTrue(run.send(bill("NEW", 1).encode()).contains("personal"));
            assertTrue(run.pipeline.unreadableArchive().getMessage().contains("archive"));
            assertTrue(run.failures.isEmpty());
        }
    }

    @Test
    void shouldRefuseADayTooFarBehindTheLastBusinessDay() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            run.pipeline.requireBelievableDay(31);
            run.clock.set(PipelineRun.epochNs("2023-07-02T02:00:00Z"));
            run.pipeline.requireBelievableDay(31);
            run.clock.set(PipelineRun.epochNs("2023-07-03T02:00:00Z"));

            final Exception refused =
                    assertThrows(ClockAheadException.class, () -> run.pipeline.requireBelievableDay(31));

            assertTrue(refused.getMessage().contains("last business day 2023-06-01, found 2023-07-03"));
            run.pipeline.requireBelievableDay(32);
        }
    }

    private void emptyArchive() throws IOException {
        try (Stream<Path> archived = Files.list(folder.resolve("journal/archive"))) {
            for (final Path segment : archived.toList()) {
                Files.write(segment, new byte[0]);
            }
        }
    }

    private void zeroArchive() throws IOException {
        try (Stream<Path> archived = Files.list(folder.resolve("journal/archive"))) {
            for (final Path segment : archived.toList()) {
                Files.write(segment, new byte[(int) Files.size(segment)]);
            }
        }
    }

    /** NAT-14b: nothing is answered that is not recorded. */
    @Test
    void shouldReleaseAnAnswerOnlyWhenItsRecordIsDurable() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            for (int i = 1; i <= 200; i++) {
                assertTrue(run.offer(bill("M" + i, 1 + i % 10).encode()));
            }
            for (int i = 1; i <= 200; i++) {
                final PipelineRun.Released answer = run.next();
                final SettleReplyDecoder reply = Answers.split(answer.reply());
                assertEquals("M" + i, reply.msgId(), "answers keep the order of the requests");
                assertTrue(answer.durableSequence() >= reply.journalPosition());
            }
        }
    }

    @Test
    void shouldReleaseARepeatOnlyWhenItsRecordIsDurable() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            final UnsafeBuffer bill = bill("M1", 1).encode();
            for (int i = 0; i < 50; i++) {
                assertTrue(run.offer(bill));
            }
            final long position = Answers.split(run.next().reply()).journalPosition();
            for (int i = 1; i < 50; i++) {
                final PipelineRun.Released answer = run.next();
                assertTrue(Answers.split(answer.reply()).replyFlags().repeat());
                assertEquals(position, Answers.split(answer.reply()).journalPosition());
                assertTrue(answer.durableSequence() >= position);
            }
        }
    }

    @Test
    void shouldForceOnceForEverythingThatWaits() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            run.close();
        }
        final WatchedJournalFiles again = new WatchedJournalFiles(folder.resolve("journal"));
        try (PipelineRun run = new PipelineRun(again)) {
            for (int i = 1; i <= 30; i++) {
                run.offer(bill("M" + i, 1 + i % 10).encode());
            }
            final int before = again.forces();
            run.pipeline.start();
            for (int i = 1; i <= 30; i++) {
                run.next();
            }
            assertEquals(1, again.forces() - before, "30 bills, one force");
        }
    }

    @Test
    void shouldAnswerRepeatsConflictsQuotesAndQueries() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            assertEquals("STATE NOT_FOUND", run.send(Requests.query(1, "2304", "M1")));
            assertEquals(SETTLED, run.send(bill("M1", 1).code("2303").encode()));
            assertEquals("STATE NOT_FOUND", run.send(Requests.query(1, "2303", "M1")), "a quote uses no key");
            assertEquals(SETTLED, run.send(bill("M1", 1).encode()));
            assertEquals(SETTLED, run.send(bill("M1", 1).correlationId(5).encode()));
            assertEquals(
                    "ERROR KEY_CONFLICT diag_code",
                    run.send(bill("M1", 1).diagnosis("I11").encode()));
            assertEquals("PERSON_UNKNOWN psn_no", run.send(bill("M2", 99).encode()));
            assertEquals("REVERSED", run.send(Requests.reversal("R1", "P1", "2304", "M1")));
            assertEquals("STATE REVERSED", run.send(Requests.query(1, "2304", "M1")));
            assertEquals("STATE DONE", run.send(Requests.query(1, "2601", "R1")));
        }
    }

    @Test
    void shouldWriteNothingForQuotesRepeatsAndQueries() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            run.send(bill("M1", 1).encode());
            final long sequence = run.pipeline.journal().durableSequence();
            run.send(bill("M1", 1).encode());
            run.send(bill("M2", 1).code("2303").encode());
            run.send(Requests.query(1, "2304", "M1"));
            assertEquals(sequence, run.pipeline.journal().durableSequence());

            run.send(bill("M1", 1).diagnosis("I11").encode());
            assertEquals(sequence + 1, run.pipeline.journal().durableSequence(), "a conflict is noted");
        }
    }

    /** INV-24: replaying the journal rebuilds the state. */
    @Test
    void shouldRebuildItsStateFromTheJournal() throws Exception {
        final long stateHash;
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            playADay(run);
            run.close();
            stateHash = run.pipeline.machine().stateHash();
        }
        try (PipelineRun again = new PipelineRun(files)) {
            assertEquals(stateHash, again.pipeline.machine().stateHash());
            assertEquals(6, again.pipeline.replayedCount());
            again.pipeline.start();
            assertEquals(SETTLED, again.send(bill("M1", 1).encode()));
            assertEquals("STATE BLOCKED", again.send(Requests.query(1, "2304", "M9")));
            assertEquals("BLOCKED_BY_REVERSAL msgid", again.send(bill("M9", 1).encode()));
            assertEquals("STATE REVERSED", again.send(Requests.query(1, "2304", "M3")));
        }
    }

    @Test
    void shouldGiveTheSameAnswerAfterARestart() throws Exception {
        final UnsafeBuffer given;
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            run.offer(bill("M1", 1).encode());
            given = run.next().reply();
        }
        try (PipelineRun again = new PipelineRun(files)) {
            again.pipeline.start();
            again.offer(bill("M1", 1).encode());
            final UnsafeBuffer repeated = again.next().reply();
            assertTrue(Answers.split(repeated).replyFlags().repeat());
            repeated.putByte(16, given.getByte(16));
            assertEquals(given, repeated, "only the repeat flag differs");
        }
    }

    @Test
    void shouldNotServeWhenAnOutcomeCannotBeReproduced() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            run.send(bill("M1", 1).encode());
        }
        final PolicyPlane other = changedPlane();

        final ReplayDiffersException differs = assertThrows(
                ReplayDiffersException.class,
                () -> new PipelineRun(files, PipelineConfiguration.DEFAULT, hash -> other).close());
        assertTrue(differs.getMessage().startsWith("record 4: reply differs at byte"), differs.getMessage());
        new PipelineRun(files).close();
    }

    /** A cut-over is recorded before the first command at or after midnight in Shanghai. */
    @Test
    void shouldCutTheDayOverAtMidnight() throws Exception {
        final long stateHash;
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            run.clock.set(PipelineRun.epochNs("2023-12-31T15:59:59Z"));
            run.offer(bill("M1", 1).encode());
            assertEquals("2023-12-31", businessDay(run.next()));
            run.clock.set(PipelineRun.epochNs("2023-12-31T16:00:00Z"));
            run.offer(bill("M2", 2).encode());
            final PipelineRun.Released first = run.next();
            assertEquals("2024-01-01", businessDay(first));
            run.clock.set(PipelineRun.epochNs("2023-12-31T15:00:00Z"));
            run.offer(bill("M3", 3).encode());
            assertEquals("2024-01-01", businessDay(run.next()), "a day never comes back");
            assertEquals(
                    Answers.split(first.reply()).journalPosition() + 1,
                    run.pipeline.journal().durableSequence(),
                    "one cut-over, before the first bill of the day");
            run.close();
            stateHash = run.pipeline.machine().stateHash();
        }
        try (PipelineRun again = new PipelineRun(files)) {
            assertEquals(stateHash, again.pipeline.machine().stateHash());
        }
    }

    @Test
    void shouldGoOnAfterTheLastStampWhenTheClockWasSetBack() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            run.clock.set(PipelineRun.epochNs("2024-01-05T02:00:00Z"));
            run.send(bill("M1", 1).encode());
        }
        try (PipelineRun again = new PipelineRun(files)) {
            again.pipeline.start();
            again.offer(bill("M2", 2).encode());
            assertEquals("2024-01-05", businessDay(again.next()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"force", "write"})
    void shouldAnswerNothingAfterTheJournalFailed(final String operation) throws Exception {
        final Consumer<WatchedJournalFiles> failing =
                operation.equals("force") ? WatchedJournalFiles::failForces : WatchedJournalFiles::failWrites;
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            assertEquals(SETTLED, run.send(bill("M1", 1).encode()));
            failing.accept(files);
            assertTrue(run.offer(bill("M2", 2).encode()));
            final Throwable failure = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);

            assertNotNull(failure);
            assertTrue(failure instanceof JournalFailedException, failure::toString);
            assertTrue(run.pipeline.failed());
            assertFalse(run.offer(bill("M3", 3).encode()));
            assertFalse(run.pipeline.publisher().offerControl(1, bill("M4", 4).encode(), 8));
            run.close();
            assertNull(run.released.poll());
            assertNull(run.failures.poll(), "told once");
        }
        try (PipelineRun again = new PipelineRun(new WatchedJournalFiles(folder.resolve("journal")))) {
            again.pipeline.start();
            assertEquals("STATE SETTLED", again.send(Requests.query(1, "2304", "M1")), "what was answered is there");
            assertEquals("STATE NOT_FOUND", again.send(Requests.query(1, "2304", "M3")));
        }
    }

    @Test
    void shouldSayBusyWhenAllSlotsAreTaken() throws Exception {
        final PipelineConfiguration small = new PipelineConfiguration(8, 1 << 20, 4, 1 << 20);
        try (PipelineRun run = new PipelineRun(files, small, hash -> Packs.plane())) {
            for (int i = 0; i < 8; i++) {
                assertTrue(run.offer(Requests.query(i, "2304", "M" + i)));
            }
            assertEquals("BUSY", run.send(Requests.query(9, "2304", "M9")));
            run.pipeline.start();
            for (int i = 0; i < 8; i++) {
                assertEquals(i, Answers.query(run.next().reply()).correlationId());
            }
            assertEquals("STATE NOT_FOUND", run.sendUntilTaken(Requests.query(9, "2304", "M9")));
        }
    }

    @Test
    void shouldSayBusyWhenAllBytesAreTaken() throws Exception {
        final PipelineConfiguration small = new PipelineConfiguration(64, 1 << 10, 4, 1 << 20);
        try (PipelineRun run = new PipelineRun(files, small, hash -> Packs.plane())) {
            int taken = 0;
            while (run.offer(Requests.query(taken, "2304", "M1"))) {
                taken++;
            }
            assertTrue(taken > 1 && taken < 64, "taken=" + taken);
            run.pipeline.start();
            for (int i = 0; i < taken; i++) {
                assertEquals(i, Answers.query(run.next().reply()).correlationId());
            }
            assertEquals("STATE NOT_FOUND", run.sendUntilTaken(Requests.query(99, "2304", "M1")));
        }
    }

    @Test
    void shouldReleaseInPortionsWhenABatchOfAnswersIsFull() throws Exception {
        final PipelineConfiguration small = new PipelineConfiguration(512, 1 << 20, 2, 1_024);
        try (PipelineRun run = new PipelineRun(files, small, hash -> Packs.plane())) {
            for (int i = 0; i < 300; i++) {
                run.offer(Requests.query(i, "2304", "M" + i));
            }
            run.pipeline.start();
            for (int i = 0; i < 300; i++) {
                assertEquals(i, Answers.query(run.next().reply()).correlationId());
            }
        }
    }

    @Test
    void shouldMarkTheLastBatchOnceWhenNothingMoreComes() throws Exception {
        try (PipelineRun run = new PipelineRun(files).startNew()) {
            run.send(bill("M1", 1).encode());
            final int before = files.forces();
            for (int i = 0; i < 5; i++) {
                run.pipeline.publisher().tick();
            }
            run.send(Requests.query(1, "2304", "M1"));
            assertEquals(before + 1, files.forces());
        }
    }

    @Test
    void shouldFinishWhatIsOnTheRingBeforeItStops() throws Exception {
        final PipelineRun run = new PipelineRun(files).startNew();
        for (int i = 1; i <= 100; i++) {
            run.offer(bill("M" + i, 1 + i % 10).encode());
        }
        run.close();

        assertEquals(100, run.released.size());
        assertTrue(run.failures.isEmpty());
        try (PipelineRun again = new PipelineRun(files)) {
            assertEquals(100, again.pipeline.replayedCount());
        }
    }

    private void playADay(final PipelineRun run) throws InterruptedException {
        run.send(bill("M1", 1).encode());
        run.send(bill("M1", 1).diagnosis("I11").encode());
        run.send(bill("M2", 99).encode());
        run.send(bill("M3", 3).encode());
        run.send(bill("M4", 3).code("2303").encode());
        run.send(Requests.reversal("R3", "P3", "2304", "M3"));
        run.send(Requests.reversal("R9", "P1", "2304", "M9"));
        run.send(SettleFrame.outpatient()
                .msgId("V1")
                .personNo("P11")
                .insuredPlace("930100")
                .lines("3000.00", "2500.00")
                .encode());
        run.send(bill("M1", 1).encode());
    }

    private PolicyPlane changedPlane() throws Exception {
        final Path pack =
                Files.createDirectories(folder.resolve("packs/worked-1")).resolve("pack.yaml");
        final String text = Files.readString(Packs.FOLDER.resolve("worked-1/pack.yaml"));
        final String changed = text.replace("[800.00, 400.00]", "[900.00, 400.00]");
        assertNotEquals(text, changed);
        Files.writeString(pack, changed);
        final PolicyBundles bundles = new PolicyBundles(folder);
        return bundles.plane(bundles.compile(folder.resolve("packs")));
    }

    private static String businessDay(final PipelineRun.Released answer) {
        return LocalDate.ofEpochDay(Answers.split(answer.reply()).businessDay()).toString();
    }

    private static SettleFrame bill(final String msgId, final int person) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P" + person).bill("25000.00", "23456.78");
    }
}

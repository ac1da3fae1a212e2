package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalCorruptException;
import io.yidi.gateway.snapshot.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts that begin at a snapshot, and what happens when they cannot. */
@Timeout(HangGuard.WHOLE_TEST_SECONDS)
class SnapshotRecoveryTest {

    private static final int EVERY = 500;

    @TempDir
    private Path folder;

    private PipelineFiles files;
    private int settled;

    @BeforeEach
    void openFiles() throws IOException {
        files = files(folder);
    }

    @Test
    void shouldExecuteOnlyWhatFollowsTheSnapshot() throws Exception {
        final long stateHash = settleUntilSnapshots(1);
        try (PipelineRun run = new PipelineRun(files, keys())) {
            assertEquals(stateHash, run.pipeline.machine().stateHash());
            assertTrue(run.pipeline.replayedCount() < settled, "replayed " + run.pipeline.replayedCount());
        }
        assertEquals(stateHash, replay(folder).fromBeginning().stateHash(), "from the first record");
        assertEquals(
                stateHash, replay(folder).fromNewestSnapshot(files.snapshots()).stateHash());
    }

    @Test
    void shouldStillKnowEveryKeyAndAnswer() throws Exception {
        settleUntilSnapshots(3);
        assertTrue(archived() > 0, "segments were retired");
        try (PipelineRun run = new PipelineRun(files, keys())) {
            run.pipeline.start();
            for (int i = 1; i <= settled; i++) {
                assertEquals("STATE SETTLED", run.send(Requests.query(1, "2304", "M" + i)));
            }
            final String first = run.send(bill(1).encode());
            assertTrue(first.contains("personal"), first);
            assertEquals(
                    "ERROR KEY_CONFLICT diag_code",
                    run.send(bill(2).diagnosis("I11").encode()));
            assertEquals("REVERSED", run.send(Requests.reversal("R1", "P" + person(3), "2304", "M3")));
        }
    }

    /** BJ-34a: settlements in archived segments are found by their id, before and behind a snapshot. */
    @Test
    void shouldRefundWhatLiesInTheArchive() throws Exception {
        settleUntilSnapshots(3);
        assertTrue(archived() > 0, "segments were retired");
        final long stateHash;
        try (PipelineRun run = new PipelineRun(files, keys())) {
            run.pipeline.start();
            refund(run, 3);
            refund(run, settled);
            assertEquals("REVERSED", run.send(Requests.reversal("V3", "P" + person(3), "2305", "F3")));
            assertEquals("STATE SETTLED", run.send(Requests.query(1, "2304", "M3")));
            run.close();
            stateHash = run.pipeline.machine().stateHash();
        }
        assertEquals(stateHash, replay(folder).fromBeginning().stateHash());
        assertEquals(
                stateHash, replay(folder).fromNewestSnapshot(files.snapshots()).stateHash());
        try (PipelineRun run = new PipelineRun(files, keys())) {
            assertEquals(stateHash, run.pipeline.machine().stateHash());
            run.pipeline.start();
            assertEquals("STATE REFUNDED", run.send(Requests.query(1, "2304", "M" + settled)));
            assertEquals(
                    "SETTLEMENT_REFUNDED setl_id",
                    run.send(Requests.refund("2305", "G", "P" + person(settled), settlementId(run, settled))));
        }
    }

    private static void refund(final PipelineRun run, final int bill) throws InterruptedException {
        final String answer =
                run.send(Requests.refund("2305", "F" + bill, "P" + person(bill), settlementId(run, bill)));
        assertTrue(answer.startsWith("REFUNDED -"), answer);
        assertEquals("STATE REFUNDED", run.send(Requests.query(1, "2304", "M" + bill)));
    }

    private static long settlementId(final PipelineRun run, final int bill) throws InterruptedException {
        run.offer(Requests.query(1, "2304", "M" + bill));
        return Answers.split(Answers.handedOut(run.next().reply())).settlementId();
    }

    @Test
    void shouldPassOverADamagedSnapshot() throws Exception {
        final long stateHash = settleUntilSnapshots(2);
        final List<Path> snapshots = snapshotFiles();
        damage(snapshots.get(snapshots.size() - 1));
        final long replayedFromOlder = assertStarts(stateHash);

        damage(snapshots.get(0));
        final long replayedFromBeginning = assertStarts(stateHash);
        assertTrue(replayedFromOlder < replayedFromBeginning);
        assertEquals(settled, replayedFromBeginning);
    }

    @Test
    void shouldKeepTwoSnapshotsAndTheSegmentsBehindTheOlder() throws Exception {
        final long stateHash = settleUntilSnapshots(4);
        assertEquals(2, snapshotFiles().size());
        damage(snapshotFiles().get(1));
        Files.move(folder.resolve("journal/archive"), folder.resolve("elsewhere"));
        assertStarts(stateHash);
    }

    @Test
    void shouldRefuseASnapshotOfAnotherJournal() throws Exception {
        settleUntilSnapshots(1);
        final Path other = folder.resolve("other");
        final PipelineFiles mixed = new PipelineFiles(
                new ChannelJournalFiles(Files.createDirectories(other.resolve("journal"))), files.snapshots());
        files = files(other);
        settled = 100_000;
        settleUntilSnapshots(1);

        final JournalCorruptException refused =
                assertThrows(JournalCorruptException.class, () -> new PipelineRun(mixed, keys()));
        assertTrue(refused.getMessage().contains("snapshot"), refused.getMessage());
    }

    @Test
    void shouldGoOnWhenNoSnapshotCanBeWritten() throws Exception {
        final WatchedJournalFiles full = new WatchedJournalFiles(folder.resolve("snapshots"));
        full.fill();
        try (PipelineRun run =
                new PipelineRun(new PipelineFiles(files.journal(), new Snapshots(full)), keys()).startNew()) {
            run.startSnapshots(EVERY);
            while (run.pipeline.lastSnapshotFailure() == null) {
                settle(run);
            }
            assertNotNull(run.pipeline.lastSnapshotFailure().getMessage());
            assertTrue(run.failures.isEmpty());
            settle(run);
        }
    }

    /** Keys of days gone by are found in their files, and can change, however a start begins. */
    @Test
    void shouldKnowKeysOfClosedDays() throws Exception {
        final LocalDate first = LocalDate.of(2023, 6, 1);
        final long stateHash;
        try (PipelineRun run = new PipelineRun(files, keys()).startNew()) {
            run.startSnapshots(EVERY);
            for (int day = 0; day < 8; day++) {
                for (int i = 1; i <= EVERY / 4; i++) {
                    settle(run, Keys.msgId(first.plusDays(day), i));
                }
                run.clock.addAndGet(TimeUnit.DAYS.toNanos(1));
            }
            while (run.snapshotsTaken.get() < 2) {
                settle(run, Keys.msgId(first.plusDays(8), ++settled));
            }
            reverse(run, "R1", Keys.msgId(first, 1));
            run.close();
            stateHash = run.pipeline.machine().stateHash();
        }
        assertEquals(stateHash, replay(folder).fromBeginning().stateHash());
        assertKnowsClosedDays(first, stateHash);

        try (Stream<Path> files = Files.list(keys())) {
            for (final Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertKnowsClosedDays(first, stateHash);
    }

    private void assertKnowsClosedDays(final LocalDate first, final long stateHash) throws Exception {
        try (PipelineRun run = new PipelineRun(files, keys())) {
            assertEquals(stateHash, run.pipeline.machine().stateHash());
            run.clock.addAndGet(TimeUnit.DAYS.toNanos(8));
            run.pipeline.start();
            assertEquals("STATE REVERSED", run.send(Requests.query(1, "2304", Keys.msgId(first, 1))));
            assertEquals("STATE SETTLED", run.send(Requests.query(1, "2304", Keys.msgId(first, 2))));
            assertTrue(run.send(bill(Keys.msgId(first, 2)).encode()).contains("personal"), "a repeat is answered");
            assertEquals(
                    "ERROR KEY_EXPIRED msgid",
                    run.send(bill(Keys.msgId(first, 9_999)).encode()),
                    "an old key that is not known is not used any more");
        }
    }

    private static void reverse(final PipelineRun run, final String msgId, final String original) throws Exception {
        assertEquals("REVERSED", run.send(Requests.reversal(msgId, "P1", "2304", original)));
    }

    private static void settle(final PipelineRun run, final String msgId) throws InterruptedException {
        final String answer = run.send(bill(msgId).encode());
        assertTrue(answer.contains("personal"), answer);
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P1").bill("25000.00", "23456.78");
    }

    private long assertStarts(final long stateHash) throws IOException {
        try (PipelineRun run = new PipelineRun(files, keys())) {
            assertEquals(stateHash, run.pipeline.machine().stateHash());
            return run.pipeline.replayedCount();
        }
    }

    /** Settles until so many snapshots have been made, and a bit more; returns the hash of the state then. */
    private long settleUntilSnapshots(final int count) throws Exception {
        final PipelineRun run = new PipelineRun(files, keys()).startNew();
        try (run) {
            run.startSnapshots(EVERY);
            while (run.snapshotsTaken.get() < count) {
                settle(run);
                assertNull(run.pipeline.lastSnapshotFailure());
            }
            for (int i = 0; i < EVERY / 10; i++) {
                settle(run);
            }
        }
        return run.pipeline.machine().stateHash();
    }

    private void settle(final PipelineRun run) throws InterruptedException {
        settled++;
        final String answer = run.send(bill(settled).encode());
        assertTrue(answer.contains("personal"), answer);
    }

    private JournalReplay replay(final Path data) throws IOException {
        return new JournalReplay(
                new ChannelJournalFiles(data.resolve("journal")),
                PipelineRun.sources(hash -> Packs.plane()),
                SystemNanoClock.INSTANCE);
    }

    private long archived() throws IOException {
        try (Stream<Path> names = Files.list(folder.resolve("journal/archive"))) {
            return names.count();
        }
    }

    private List<Path> snapshotFiles() throws IOException {
        try (Stream<Path> names = Files.list(folder.resolve("snapshots"))) {
            return names.filter(name -> name.getFileName().toString().startsWith("snapshot-"))
                    .sorted()
                    .toList();
        }
    }

    private static void damage(final Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static PipelineFiles files(final Path data) throws IOException {
        return new PipelineFiles(
                new ChannelJournalFiles(Files.createDirectories(data.resolve("journal"))),
                new Snapshots(new ChannelJournalFiles(Files.createDirectories(data.resolve("snapshots")))));
    }

    private static int person(final int i) {
        return 1 + i % 10;
    }

    private static SettleFrame bill(final int i) {
        return SettleFrame.inpatient().msgId("M" + i).personNo("P" + person(i)).bill("25000.00", "23456.78");
    }
}

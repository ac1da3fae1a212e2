package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts that begin at a snapshot, and what happens when they cannot. */
@Timeout(60)
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
        try (PipelineRun run = new PipelineRun(files)) {
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
        try (PipelineRun run = new PipelineRun(files)) {
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
                assertThrows(JournalCorruptException.class, () -> new PipelineRun(mixed));
        assertTrue(refused.getMessage().contains("snapshot"), refused.getMessage());
    }

    @Test
    void shouldGoOnWhenNoSnapshotCanBeWritten() throws Exception {
        final WatchedJournalFiles full = new WatchedJournalFiles(folder.resolve("snapshots"));
        full.fill();
        try (PipelineRun run = new PipelineRun(new PipelineFiles(files.journal(), new Snapshots(full))).startNew()) {
            run.startSnapshots(EVERY);
            while (run.pipeline.lastSnapshotFailure() == null) {
                settle(run);
            }
            assertNotNull(run.pipeline.lastSnapshotFailure().getMessage());
            assertTrue(run.failures.isEmpty());
            settle(run);
        }
    }

    private long assertStarts(final long stateHash) throws IOException {
        try (PipelineRun run = new PipelineRun(files)) {
            assertEquals(stateHash, run.pipeline.machine().stateHash());
            return run.pipeline.replayedCount();
        }
    }

    /** Settles until so many snapshots have been made, and a bit more; returns the hash of the state then. */
    private long settleUntilSnapshots(final int count) throws Exception {
        final PipelineRun run = new PipelineRun(files).startNew();
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

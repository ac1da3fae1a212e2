package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.journal.JournalFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The profiles in which a journal thread stands beside the core thread, and what each leaves to it. */
class PipelinedTest {

    private static final PipelineConfiguration PIPELINED = threads(Profile.PIPELINED);

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
                assertTrue(run.send(bill("M" + i, 1 + i % 10)).contains("personal"));
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
            assertTrue(run.offer(bill("M1", 1)));
            await(() -> files.forces() > before);
            for (int i = 2; i <= 10; i++) {
                assertTrue(run.offer(bill("M" + i, i)));
            }
            assertTrue(run.offer(Requests.query(1, "2304", "M10")));
            await(() -> run.pipeline.queuedCount() == 0);
            assertNull(run.released.peek(), "nothing leaves before its force");
            files.releaseForces();

            for (int i = 1; i <= 10; i++) {
                assertTrue(run.next().text().contains("personal"));
            }
            assertEquals("STATE SETTLED", run.next().text());
            assertEquals(2, files.forces() - before, "one force for the first, one for those that came meanwhile");
        }
    }

    @Test
    void shouldAnswerNothingOnceABatchHasFailed() throws Exception {
        try (PipelineRun run = PipelineRun.sized(files, PIPELINED).startNew()) {
            files.failForces();
            assertTrue(run.offer(bill("M1", 1)));
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
                run.offer(bill("M" + i, 1 + i % 10));
                run.send(bill("N" + i, 1 + i % 7));
                run.next();
            }
            run.close();
            hash = run.pipeline.machine().stateHash();
        }
        final WatchedJournalFiles again = new WatchedJournalFiles(folder.resolve("journal"));
        try (PipelineRun run = PipelineRun.sized(again, threads(reader))) {
            assertEquals(100, run.pipeline.replayedCount());
            assertEquals(hash, run.pipeline.machine().stateHash());
        }
    }

    private static void await(final BooleanSupplier isTrue) {
        final long beganNs = System.nanoTime();
        while (!isTrue.getAsBoolean()) {
            if (System.nanoTime() - beganNs > TimeUnit.SECONDS.toNanos(HangGuard.SECONDS)) {
                throw new AssertionError("expected within " + HangGuard.SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static PipelineConfiguration threads(final Profile profile) {
        return PipelineConfiguration.DEFAULT.with(new ThreadConfiguration(profile, WaitMode.HYBRID, WaitMode.BLOCKING));
    }

    private static UnsafeBuffer bill(final String msgId, final int person) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .personNo("P" + person)
                .bill("25000.00", "23456.78")
                .encode();
    }
}

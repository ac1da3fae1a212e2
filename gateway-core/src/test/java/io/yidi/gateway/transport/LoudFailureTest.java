package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.gateway.pipeline.CoreStalledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A defect anywhere ends the node, is told once and at once, and nothing is answered after it. */
class LoudFailureTest {

    private static final long NOW_NS = PipelineRun.epochNs("2023-06-01T02:00:00Z");

    @TempDir
    private Path folder;

    private final AtomicInteger untilFailure = new AtomicInteger(Integer.MAX_VALUE);
    private IntFunction<Throwable> failure = at -> new IllegalStateException("stage failed " + at);

    @ParameterizedTest(name = "{0} at request {1}")
    @CsvSource({"clock, 1", "clock, 2", "clock, 7", "write, 1", "write, 7", "force, 1", "force, 7"})
    void shouldStopWhenAStageOfTheCoreThreadFails(final String stage, final int request) throws Exception {
        final WatchedJournalFiles files = files();
        try (DoorRun run = new DoorRun(files, Limits.wide(), this::wallClock, null);
                BinaryPeer peer = run.binary()) {
            for (int i = 1; i < request; i++) {
                assertTrue(peer.send(bill("M" + i).encode()).startsWith("LONG_TERM"));
            }
            switch (stage) {
                case "write" -> files.failWrites();
                case "force" -> files.failForces();
                default -> untilFailure.set(0);
            }
            sendUnlessClosed(peer, BinaryPeer.frame(bill("M" + request).encode()));

            assertStopped(run, peer);
        }
    }

    /** Not even that it is busy: whoever gets no answer asks the next node, or this one after its start. */
    @Test
    void shouldSayNothingToWhoComesAfterTheFailure() throws Exception {
        try (DoorRun run = new DoorRun(files(), Limits.wide())) {
            try (BinaryPeer peer = run.binary()) {
                run.pipeline.publisher().fail(new IllegalStateException("node failed"));
                sendUnlessClosed(peer, BinaryPeer.frame(bill("M1").encode()));
                assertTrue(peer.isClosed());
            }
            try (BinaryPeer later = run.binary()) {
                sendUnlessClosed(later, BinaryPeer.frame(bill("M2").encode()));
                assertTrue(later.isClosed());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStopWhenTheEventLoopFails(final boolean isError) throws Exception {
        failure = at -> isError ? new LinkageError("loop failed") : new IllegalStateException("loop failed");
        try (DoorRun run = new DoorRun(files(), Limits.wide(), () -> NOW_NS, this::stopwatch);
                BinaryPeer peer = run.binary()) {
            assertTrue(peer.send(bill("M1").encode()).startsWith("LONG_TERM"));
            untilFailure.set(0);

            final Throwable told = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);
            assertNotNull(told, "a tick fails, and nobody is told");
            assertEquals("loop failed", told.getMessage());
            untilFailure.set(Integer.MAX_VALUE);
            assertTrue(peer.isClosed());
            assertNull(run.failures.poll(), "told once");
        }
    }

    /** The thread of all connections is not to end as long as the node serves, whatever ends it. */
    @Test
    void shouldStopWhenTheThreadOfTheEventLoopEnds() throws Exception {
        try (DoorRun run = new DoorRun(files(), Limits.wide())) {
            run.transport.loop().shutdownGracefully(0, 0, TimeUnit.SECONDS);

            final Throwable told = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);
            assertNotNull(told, "the event loop ends, and nobody is told");
            assertEquals("the event loop has ended", told.getMessage());
            assertTrue(run.pipeline.failed());
        }
    }

    /** A tick behind the bill makes the core thread hand the batch over, and wait for the thread that forces it. */
    @Test
    void shouldStopWhenTheCoreThreadDoesNotGetOn() throws Exception {
        final Limits limits = Limits.wide();
        limits.stallTimeoutNs = TimeUnit.SECONDS.toNanos(1);
        final WatchedJournalFiles files = files();
        try (DoorRun run = new DoorRun(files, limits);
                BinaryPeer peer = run.binary()) {
            files.holdForces();
            peer.sendBytes(BinaryPeer.frame(bill("M1").encode()));
            final Throwable told = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);

            assertTrue(told instanceof CoreStalledException, String.valueOf(told));
            assertTrue(
                    told.getMessage().startsWith("the core thread has not finished command ")
                            || told.getMessage().startsWith("the journal thread has not finished batch "),
                    told.getMessage());
            assertTrue(
                    Arrays.stream(told.getStackTrace())
                            .map(StackTraceElement::getMethodName)
                            .anyMatch(Set.of("force", "settle")::contains),
                    "the trace says where it stands");
            files.releaseForces();
            assertTrue(peer.isClosed());
        } finally {
            files.releaseForces();
        }
    }

    /** Waiting for work is no stall, however long it takes. */
    @Test
    void shouldNotMindAPause() throws Exception {
        final Limits limits = Limits.wide();
        limits.stallTimeoutNs = TimeUnit.SECONDS.toNanos(1);
        try (DoorRun run = new DoorRun(new SimulatedJournalFiles(), limits);
                BinaryPeer peer = run.binary()) {
            peer.send(bill("M1").encode());

            assertNull(run.failures.poll(2, TimeUnit.SECONDS));
            assertTrue(peer.send(bill("M2").encode()).startsWith("LONG_TERM"));
        }
    }

    private static void assertStopped(final DoorRun run, final BinaryPeer peer) throws Exception {
        final Throwable told = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);
        assertNotNull(told, "the failure is told");
        assertTrue(run.pipeline.failed());
        assertTrue(peer.isClosed(), "nothing is answered after it");
        assertNull(run.failures.poll(100, TimeUnit.MILLISECONDS), "told once");
    }

    private static void sendUnlessClosed(final BinaryPeer peer, final byte[] frame) {
        try {
            peer.sendBytes(frame);
        } catch (final IOException closed) {
            assertNotNull(closed);
        }
    }

    private long wallClock() {
        throwIfDue();
        return NOW_NS;
    }

    /** Fails in a tick of the event loop. */
    private long stopwatch() {
        throwIfDue();
        return 0;
    }

    private void throwIfDue() {
        if (untilFailure.get() <= 0) {
            throwUnchecked(failure.apply(untilFailure.get()));
        }
    }

    private static void throwUnchecked(final Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    private WatchedJournalFiles files() throws IOException {
        return new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal")));
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P1").bill("25000.00", "23456.78");
    }
}

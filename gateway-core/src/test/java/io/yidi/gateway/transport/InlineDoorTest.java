package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.fixture.Workings;
import io.yidi.gateway.journal.JournalFailedException;
import io.yidi.gateway.pipeline.CoreStalledException;
import io.yidi.gateway.pipeline.WaitMode;
import io.yidi.protocol.json.RequestJsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.agrona.CloseHelper;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Doors whose event loop does all the work itself. */
class InlineDoorTest {

    private static final int PEERS = 5;
    private static final int REQUESTS = 20;
    private static final long QUIET_MS = 200;

    /** Sends bills, of which the first is held. */
    private interface Sending {

        void send() throws IOException;
    }

    @TempDir
    private Path folder;

    private WatchedJournalFiles files;

    @BeforeEach
    void openFiles() throws Exception {
        files = new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal")));
    }

    @ParameterizedTest
    @CsvSource({"EPOLL, BLOCKING", "EPOLL, HYBRID", "EPOLL, SPIN", "IO_URING, BLOCKING", "NIO, BLOCKING"})
    void shouldSettleOnTheEventLoopAlone(final SocketIo io, final WaitMode wait) throws Exception {
        assumeTrue(io.obstacle().isEmpty(), () -> io + ": " + io.obstacle());
        final Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (DoorRun run = DoorRun.working(files, Limits.wide(), Workings.inline(io, wait));
                BinaryPeer binary = run.binary();
                HttpPeer http = run.json()) {
            assertTrue(binary.send(bill("M1", 1).encode()).startsWith("LONG_TERM"));
            final byte[] two = concat(
                    HttpPeer.post("/v1/settlements", json(bill("H1", 2))),
                    HttpPeer.post("/v1/settlements", json(bill("H2", 3))));
            http.sendBytes(two);
            assertEquals("SETTLED", http.receive().text("result"));
            assertEquals("SETTLED", http.receive().text("result"));
            final Set<String> made = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .map(Thread::getName)
                    .collect(Collectors.toSet());
            assertTrue(made.stream().anyMatch(name -> name.startsWith("loop")), made::toString);
            assertTrue(made.stream().noneMatch(Set.of("core", "journal")::contains), made::toString);
            assertTrue(run.failures.isEmpty(), run.failures::toString);
        }
    }

    /** While the device is busy requests gather in the sockets; the next force is for all of them. */
    @Test
    void shouldAnswerAfterTheForceAndForceOnceForAllThatCameMeanwhile() throws Exception {
        try (DoorRun run = inline(Limits.wide())) {
            final List<BinaryPeer> peers = new ArrayList<>();
            for (int i = 0; i < PEERS; i++) {
                peers.add(run.binary());
            }
            peers.get(0).send(Requests.query(1, "2304", "M1"));
            sendAndHold(run, peers.get(0), bill("M0", 1));
            final int forces = files.forces();
            final CompletableFuture<UnsafeBuffer> first = CompletableFuture.supplyAsync(() -> receive(peers.get(0)));
            for (int i = 0; i < PEERS * REQUESTS; i++) {
                peers.get(i % PEERS)
                        .sendBytes(
                                BinaryPeer.frame(bill("M" + (i + 1), 1 + i % 10).encode()));
            }
            assertThrows(TimeoutException.class, () -> first.get(QUIET_MS, TimeUnit.MILLISECONDS), "not durable");

            release();
            assertEquals(
                    "M0",
                    Answers.split(first.get(HangGuard.SECONDS, TimeUnit.SECONDS))
                            .msgId());
            for (int i = 0; i < PEERS * REQUESTS; i++) {
                assertEquals(
                        "M" + (i + 1),
                        Answers.split(peers.get(i % PEERS).receive()).msgId());
            }
            final int used = files.forces() - forces;
            assertTrue(used <= PEERS * REQUESTS / 5, used + " forces for " + (PEERS * REQUESTS + 1));
            CloseHelper.closeAll(peers);
        }
    }

    /** Who sends many in a row has them decided one after the other; nobody else waits for the last of them. */
    @ParameterizedTest
    @EnumSource
    void shouldLookAtOtherSocketsBetweenTheRequestsThatOneSentInARow(final WaitMode wait) throws Exception {
        try (DoorRun run = DoorRun.working(files, Limits.wide(), Workings.inline(SocketIo.AUTO, wait));
                HttpPeer eager = run.json()) {
            final List<BinaryPeer> peers = new ArrayList<>();
            for (int i = 0; i < PEERS; i++) {
                peers.add(run.binary());
                peers.get(i).send(Requests.query(1, "2304", "M1"));
            }
            final ByteArrayOutputStream inARow = new ByteArrayOutputStream();
            for (int i = 0; i < REQUESTS; i++) {
                inARow.writeBytes(HttpPeer.post("/v1/settlements", json(bill("H" + i, 1 + i % 10))));
            }
            final int forces = files.forces();
            sendAndHold(run, () -> eager.sendBytes(inARow.toByteArray()));
            for (int i = 0; i < REQUESTS; i++) {
                peers.get(i % PEERS)
                        .sendBytes(BinaryPeer.frame(bill("M" + i, 1 + i % 10).encode()));
            }
            release();

            final List<Long> inARowAt = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                final HttpPeer.Response answer = eager.receive();
                assertEquals("SETTLED", answer.text("result"));
                inARowAt.add(Long.parseLong(answer.text("journal_position")));
            }
            for (int i = 0; i < REQUESTS; i++) {
                final long at = Answers.split(peers.get(i % PEERS).receive()).journalPosition();
                assertTrue(at < inARowAt.get(2), "M" + i + " at " + at + ", in a row " + inARowAt);
            }
            final int used = files.forces() - forces;
            assertTrue(used < 2 * REQUESTS, used + " forces for " + 2 * REQUESTS);
            CloseHelper.closeAll(peers);
        }
    }

    /** Who could not be read from is not slow; who could is, even behind a device that stands still now and then. */
    @Test
    void shouldNotCountAgainstPeersHowLongTheDeviceStandsStill() throws Exception {
        final Limits limits = Limits.wide();
        limits.requestTimeNs = TimeUnit.SECONDS.toNanos(10);
        try (DoorRun run = inline(limits);
                BinaryPeer half = run.binary();
                BinaryPeer other = run.binary()) {
            final byte[] frame = BinaryPeer.frame(bill("M1", 1).encode());
            half.sendBytes(Arrays.copyOf(frame, frame.length / 2));
            standStill(run, other, "M2");
            half.sendBytes(Arrays.copyOfRange(frame, frame.length / 2, frame.length));
            assertEquals("M1", Answers.split(half.receive()).msgId());
            assertEquals(0, run.ends("slow-request"));

            half.sendBytes(Arrays.copyOf(frame, frame.length / 2));
            standStill(run, other, "M3");
            run.pass(10, TimeUnit.SECONDS);
            assertTrue(half.isClosed());
            HangGuard.await(() -> run.ends("slow-request") == 1);
        } finally {
            files.releaseForces();
        }
    }

    /** A minute passes in a force; afterwards the sweep has time to look at everybody. */
    private void standStill(final DoorRun run, final BinaryPeer peer, final String msgId) throws IOException {
        peer.send(Requests.query(1, "2304", msgId));
        sendAndHold(run, peer, bill(msgId, 2));
        run.pass(1, TimeUnit.MINUTES);
        release();
        assertEquals(msgId, Answers.split(peer.receive()).msgId());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(QUIET_MS));
    }

    @Test
    void shouldStopWithoutAnAnswerWhenTheDeviceFails() throws Exception {
        try (DoorRun run = inline(Limits.wide());
                BinaryPeer peer = run.binary()) {
            assertTrue(peer.send(bill("M1", 1).encode()).startsWith("LONG_TERM"));
            files.failForces();
            peer.sendBytes(BinaryPeer.frame(bill("M2", 1).encode()));

            assertInstanceOf(JournalFailedException.class, run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS));
            assertTrue(run.pipeline.failed());
            assertTrue(peer.isClosed(), "nothing is answered after it");
            assertNull(run.failures.poll(QUIET_MS, TimeUnit.MILLISECONDS), "told once");
        }
    }

    @Test
    void shouldTellWhenTheEventLoopStandsBeforeTheDevice() throws Exception {
        final Limits limits = Limits.wide();
        limits.stallTimeoutNs = TimeUnit.SECONDS.toNanos(1);
        try (DoorRun run = inline(limits);
                BinaryPeer peer = run.binary()) {
            files.holdForces();
            peer.sendBytes(BinaryPeer.frame(bill("M1", 1).encode()));
            final Throwable told = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);

            assertInstanceOf(CoreStalledException.class, told);
            assertTrue(told.getMessage().startsWith("the loop"), told::getMessage);
            assertTrue(
                    Arrays.stream(told.getStackTrace())
                            .anyMatch(frame -> frame.getMethodName().equals("force")),
                    "the trace says where it stands");
            files.releaseForces();
            assertTrue(peer.isClosed());
        } finally {
            files.releaseForces();
        }
    }

    @Test
    void shouldAnswerWhatItTookBeforeItStops() throws Exception {
        final DoorRun run = inline(Limits.wide());
        try (BinaryPeer peer = run.binary()) {
            sendAndHold(run, peer, bill("M1", 1));
            final CompletableFuture<Void> stopped = CompletableFuture.runAsync(run::close);
            assertThrows(TimeoutException.class, () -> stopped.get(QUIET_MS, TimeUnit.MILLISECONDS), "it waits");
            release();

            assertEquals("M1", Answers.split(peer.receive()).msgId());
            assertTrue(peer.isClosed());
            peer.close();
            stopped.get(HangGuard.SECONDS, TimeUnit.SECONDS);
        } finally {
            files.releaseForces();
        }
        assertTrue(run.failures.isEmpty(), run.failures::toString);
    }

    /** A stop does not wait for ever for a device that never comes back, and takes the journal from nobody. */
    @Test
    void shouldGiveUpOnADeviceThatNeverComesBack() throws Exception {
        final DoorRun run = inline(Limits.wide());
        try (BinaryPeer peer = run.binary()) {
            sendAndHold(run, peer, bill("M1", 1));
            CompletableFuture.runAsync(() -> {
                        run.transport.drain();
                        assertThrows(CoreStalledException.class, run.pipeline::close);
                        run.transport.close();
                    })
                    .get(HangGuard.SECONDS, TimeUnit.SECONDS);
            release();
            assertEquals("M1", Answers.split(peer.receive()).msgId(), "durable after all");
            assertTrue(peer.isClosed());
        } finally {
            files.releaseForces();
        }
        run.pipeline.close();
    }

    private DoorRun inline(final Limits limits) throws IOException {
        return DoorRun.working(files, limits, Workings.inline(SocketIo.AUTO, WaitMode.BLOCKING));
    }

    /** Holds the force of a bill, and not the one that marks the end of what was before it. */
    private void sendAndHold(final DoorRun run, final BinaryPeer peer, final SettleFrame bill) throws IOException {
        sendAndHold(run, () -> peer.sendBytes(BinaryPeer.frame(bill.encode())));
    }

    private void sendAndHold(final DoorRun run, final Sending sending) throws IOException {
        final long lastSequence = run.pipeline.journal().lastSequence();
        files.slowForces(TimeUnit.SECONDS.toNanos(1));
        sending.send();
        HangGuard.await(() -> run.pipeline.journal().lastSequence() > lastSequence);
        files.holdForces();
    }

    private void release() {
        files.slowForces(0);
        files.releaseForces();
    }

    private static UnsafeBuffer receive(final BinaryPeer peer) {
        try {
            return peer.receive();
        } catch (final IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static byte[] concat(final byte[] one, final byte[] other) {
        final byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] json(final SettleFrame bill) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[64 * 1024]);
        return Arrays.copyOf(target.byteArray(), new RequestJsonWriter().write(bill.encode(), 0, target, 0));
    }

    private static SettleFrame bill(final String msgId, final int person) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P" + person).bill("25000.00", "23456.78");
    }
}

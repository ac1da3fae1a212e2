package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.yidi.gateway.pipeline.Profile;
import io.yidi.protocol.json.RequestJsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both doors do to peers that are too many, too fast, too slow or deaf. Time is set by the test. */
class DoorLimitsTest {

    private enum Door {
        BINARY,
        JSON
    }

    private static final int TURNS_HELD_BACK = 100;

    @TempDir
    private Path folder;

    private final Limits limits = Limits.wide();
    private DoorRun run;

    @BeforeEach
    void prepare() {
        limits.firstByteTimeNs = TimeUnit.SECONDS.toNanos(5);
        limits.requestTimeNs = TimeUnit.SECONDS.toNanos(10);
        limits.idleTimeNs = TimeUnit.SECONDS.toNanos(60);
        limits.unwritableTimeNs = TimeUnit.SECONDS.toNanos(10);
    }

    @AfterEach
    void close() {
        if (run != null) {
            run.close();
            assertTrue(run.failures.isEmpty(), run.failures::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldCloseAConnectionThatNeverSaysAnything(final Door door) throws Exception {
        start();
        try (BinaryPeer silent = door == Door.BINARY ? run.binary() : new BinaryPeer(run.transport.jsonAddress());
                BinaryPeer other = run.binary()) {
            assertEquals("STATE NOT_FOUND", other.send(query("A1")));
            run.pass(4, TimeUnit.SECONDS);
            assertEquals("STATE NOT_FOUND", other.send(query("A1")));
            assertEquals(2, run.transport.connectionCount());
            run.pass(2, TimeUnit.SECONDS);

            assertTrue(silent.isClosed());
            HangGuard.await(() -> run.ends("silent") == 1);
            assertEquals("STATE NOT_FOUND", other.send(query("A1")), "who spoke may stay");
        }
    }

    /** A byte now and then keeps a connection from being idle, but not a request from being late. */
    @ParameterizedTest
    @EnumSource
    void shouldCloseAConnectionThatDripsARequest(final Door door) throws Exception {
        start();
        final byte[] request = door == Door.BINARY
                ? BinaryPeer.frame(bill("B1", 1).encode())
                : HttpPeer.post("/v1/settlements", json(bill("B1", 1)));
        try (BinaryPeer dripping = door == Door.BINARY ? run.binary() : new BinaryPeer(run.transport.jsonAddress())) {
            for (int i = 0; i < 10; i++) {
                dripping.sendBytes(new byte[] {request[i]});
                settle();
                run.pass(900, TimeUnit.MILLISECONDS);
            }
            HangGuard.await(() -> run.transport.connectionCount() == 1);
            run.pass(3, TimeUnit.SECONDS);

            assertTrue(dripping.isClosed());
            HangGuard.await(() -> run.ends("slow-request") == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldCloseAnIdleConnection(final Door door) throws Exception {
        start();
        try (BinaryPeer binary = run.binary();
                HttpPeer http = run.json()) {
            binary.send(query("C1"));
            http.send(HttpPeer.request("GET", "/nowhere"));
            run.pass(59, TimeUnit.SECONDS);
            if (door == Door.BINARY) {
                http.send(HttpPeer.request("GET", "/nowhere"));
            } else {
                binary.send(query("C1"));
            }
            run.pass(2, TimeUnit.SECONDS);

            assertTrue(door == Door.BINARY ? binary.isClosed() : http.isClosed());
            HangGuard.await(() -> run.ends("idle") == 1);
            HangGuard.await(() -> run.transport.connectionCount() == 1);
            settle();
            assertEquals(1, run.ends("idle"), "the other one is not idle");
        }
    }

    @Test
    void shouldCloseAConnectionThatTakesNoAnswers() throws Exception {
        start();
        try (SocketChannel deaf = deaf();
                BinaryPeer other = run.binary()) {
            other.send(query("D2"));
            sendUntilHeldBack(deaf, BinaryPeer.frame(bill("D1", 99).encode()));
            run.pass(9, TimeUnit.SECONDS);
            assertEquals("STATE NOT_FOUND", other.send(query("D2")));
            assertEquals(2, run.transport.connectionCount());
            run.pass(2, TimeUnit.SECONDS);

            HangGuard.await(() -> run.transport.connectionCount() == 1);
            HangGuard.await(() -> run.ends("unwritable") == 1);
        }
    }

    /** The answers that may wait are fewer than those to what was taken. */
    @Test
    void shouldCloseAtOnceWhenTooManyAnswersWait() throws Exception {
        limits.answerBytes = 128 << 10;
        final WatchedJournalFiles files = start();
        hold(files);
        try (SocketChannel deaf = deaf()) {
            sendUntilHeldBack(deaf, BinaryPeer.frame(bill("E1", 99).encode()));
            files.releaseForces();

            HangGuard.await(() -> run.transport.connectionCount() == 0);
            HangGuard.await(() -> run.ends("answers") == 1);
        } finally {
            files.releaseForces();
        }
        try (BinaryPeer peer = run.binary()) {
            assertEquals("STATE REFUSED", peer.send(query("E1")), "what was decided can be asked for");
        }
    }

    @Test
    void shouldNotReadMoreThanItCanAnswer() throws Exception {
        limits.burst = 1;
        limits.rate = 1;
        limits.answerBytes = 128 << 10;
        start();
        final byte[] frame = BinaryPeer.frame(query("F1"));
        final ByteArrayOutputStream flood = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            flood.writeBytes(frame);
        }
        try (BinaryPeer peer = run.binary()) {
            final Thread sender = new Thread(() -> send(peer, flood.toByteArray()));
            sender.start();
            int busy = 0;
            for (int i = 0; i < 20_000; i++) {
                busy += Answers.text(peer.receive()).startsWith("ERROR RATE_LIMITED") ? 1 : 0;
            }
            assertEquals(19_999, busy, "short requests with long refusals do not end the connection");
            sender.join();
        }
    }

    @Test
    void shouldBoundConnectionsOfOneAddress() throws Exception {
        limits.addressConnections = 2;
        start();
        try (BinaryPeer first = run.binary()) {
            try (HttpPeer second = run.json()) {
                assertEquals(
                        404, second.send(HttpPeer.request("GET", "/nowhere")).status());
                try (BinaryPeer third = run.binary()) {
                    assertTrue(third.isClosed());
                }
                HangGuard.await(() -> run.ends("address") == 1);
            }
            HangGuard.await(() -> run.transport.connectionCount() == 1);
            try (BinaryPeer again = run.binary()) {
                assertEquals("STATE NOT_FOUND", again.send(query("G1")));
                assertEquals("STATE NOT_FOUND", first.send(query("G1")));
            }
        }
    }

    @Test
    void shouldBoundHttpRequestsThatWait() throws Exception {
        limits.pipelined = 4;
        final WatchedJournalFiles files = start();
        final ByteArrayOutputStream requests = new ByteArrayOutputStream();
        for (int i = 0; i < 8; i++) {
            requests.writeBytes(HttpPeer.post("/v1/settlements", json(bill("H" + i, 99))));
        }
        hold(files);
        try (HttpPeer peer = run.json()) {
            peer.sendBytes(requests.toByteArray());
            assertTrue(peer.isClosed());
            HangGuard.await(() -> run.ends("pipelined") == 1);
        } finally {
            files.releaseForces();
        }
    }

    /** Settlements at the limit leave queries and reversals alone, on both doors. */
    @ParameterizedTest
    @EnumSource
    void shouldAnswerBusyBeyondTheRateAndStillLetQueriesAndReversalsIn(final Door door) throws Exception {
        limits.rate = 1;
        limits.burst = 2;
        start();
        try (BinaryPeer binary = run.binary();
                HttpPeer http = run.json()) {
            binary.send(bill("I1", 1).encode());
            binary.send(bill("I2", 2).encode());
            if (door == Door.BINARY) {
                assertEquals("ERROR RATE_LIMITED ", binary.send(bill("I3", 3).encode()));
                assertEquals("STATE SETTLED", binary.send(query("I1")));
                assertEquals("REVERSED", binary.send(Requests.reversal("R1", "P1", "2304", "I1")));
            } else {
                final HttpPeer.Response busy = http.send(HttpPeer.post("/v1/settlements", json(bill("I3", 3))));
                assertEquals(503, busy.status());
                assertEquals("YD-2004", busy.text("code"));
                assertEquals("BUSY", busy.text("result"));
                assertEquals("limits.institution-rate", busy.text("found"));
                assertEquals("I3", busy.text("msgid"));
                assertEquals(
                        "SETTLED",
                        http.send(HttpPeer.request("GET", "/v1/transactions/" + SettleFrame.INSTITUTION + "/2304/I1"))
                                .text("state"));
            }
            run.pass(1, TimeUnit.SECONDS);
            settle();
            assertTrue(binary.send(bill("I3", 3).encode()).startsWith("LONG_TERM"), "a second later there is room");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswerBusyBeyondWhatMayBeInFlight(final Door door) throws Exception {
        limits.inFlight = 2;
        final WatchedJournalFiles files = start();
        hold(files);
        try (BinaryPeer first = run.binary();
                BinaryPeer second = run.binary();
                HttpPeer http = run.json()) {
            first.sendBytes(BinaryPeer.frame(bill("J1", 1).encode()));
            first.sendBytes(BinaryPeer.frame(bill("J2", 2).encode()));
            settle();
            if (door == Door.BINARY) {
                assertEquals("ERROR BUSY ", second.send(bill("J3", 3).encode()));
            } else {
                assertEquals(
                        "YD-2001",
                        http.send(HttpPeer.post("/v1/settlements", json(bill("J3", 3))))
                                .text("code"));
            }
            files.releaseForces();
            assertTrue(Answers.text(first.receive()).startsWith("LONG_TERM"));
            assertTrue(Answers.text(first.receive()).startsWith("LONG_TERM"));
            assertTrue(second.send(bill("J3", 3).encode()).startsWith("LONG_TERM"));
        } finally {
            files.releaseForces();
        }
        assertEquals(1, run.transport.refusals().get("in-flight"));
    }

    /** What there is no room for is not even read: these bodies are broken. */
    @Test
    void shouldReadNothingAtTheNationalDoorThatThereIsNoRoomFor() throws Exception {
        limits.inFlight = 1;
        final WatchedJournalFiles files = start();
        hold(files);
        try (BinaryPeer first = run.binary();
                HttpPeer http = run.json()) {
            first.sendBytes(BinaryPeer.frame(bill("N1", 1).encode()));
            settle();

            assertEquals("[YD-2001]", nationalError(http, "/x", "{\"infno\":\"2207\", broken"));
            assertEquals("[YD-2001]", nationalError(http, "/hgs/2304", "broken"));
            assertEquals("[YD-1020]", nationalError(http, "/x", "{\"infno\":\"2601\", broken"), "a reversal has room");
            assertEquals("[YD-1020]", nationalError(http, "/x", "broken"), "nobody can tell what it is");
            files.releaseForces();
            assertTrue(Answers.text(first.receive()).startsWith("LONG_TERM"));
            assertEquals("[YD-1020]", nationalError(http, "/x", "{\"infno\":\"2207\", broken"));
        } finally {
            files.releaseForces();
        }
    }

    private static String nationalError(final HttpPeer http, final String path, final String body) throws IOException {
        return http.send(HttpPeer.post(path, body.getBytes(StandardCharsets.UTF_8)))
                .text("err_msg")
                .substring(0, 9);
    }

    @Test
    void shouldAnswerBusyWhileTheOldestRequestWaitsTooLong() throws Exception {
        limits.queueTimeNs = TimeUnit.MILLISECONDS.toNanos(50);
        final WatchedJournalFiles files = start();
        hold(files);
        try (BinaryPeer first = run.binary();
                BinaryPeer second = run.binary()) {
            first.sendBytes(BinaryPeer.frame(bill("K1", 1).encode()));
            settle();
            run.pass(51, TimeUnit.MILLISECONDS);

            assertEquals("ERROR BUSY ", second.send(bill("K2", 2).encode()));
            files.releaseForces();
            assertTrue(Answers.text(first.receive()).startsWith("LONG_TERM"));
            assertTrue(second.send(bill("K2", 2).encode()).startsWith("LONG_TERM"));
        } finally {
            files.releaseForces();
        }
        assertEquals(1, run.transport.refusals().get("queue-time"));
    }

    /**
     * The kernel notices a peer that is gone without a word: the timer of the socket is the keepalive's, 20 s at
     * most.
     */
    @Test
    void shouldHaveTheKernelLookForDeadPeers() throws Exception {
        start();
        try (BinaryPeer peer = run.binary()) {
            peer.send(query("L1"));
            final String timer = timerOf(run.transport.binaryAddress().getPort());

            assertTrue(timer.startsWith("02:"), "keepalive is armed: " + timer);
            assertTrue(Long.parseLong(timer.substring(3), 16) <= 2_000, "in at most 20 s: " + timer);
        }
    }

    private WatchedJournalFiles start() throws Exception {
        final WatchedJournalFiles files = new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal")));
        run = new DoorRun(files, limits);
        return files;
    }

    /** Requests gather behind the force. Where the event loop forces, nobody is told meanwhile that it is busy. */
    private static void hold(final WatchedJournalFiles files) {
        assumeTrue(Workings.GIVEN.threads().profile() != Profile.INLINE, "they gather in the sockets");
        files.holdForces();
    }

    /** Waits until the event loop has handled what was sent to it: a round trip over another connection. */
    private void settle() throws IOException {
        try (HttpPeer peer = run.json()) {
            peer.send(HttpPeer.request("GET", "/nowhere"));
        }
    }

    private SocketChannel deaf() throws IOException {
        final SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
        channel.connect(run.transport.binaryAddress());
        channel.configureBlocking(false);
        return channel;
    }

    /** Sends until the event loop took nothing in any of so many turns, however long they took. */
    private void sendUntilHeldBack(final SocketChannel channel, final byte[] frame) throws IOException {
        final ByteBuffer next = ByteBuffer.wrap(frame);
        int turns = 0;
        while (turns < TURNS_HELD_BACK) {
            turns = isTaken(channel, next) ? 0 : turns + 1;
            settle();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Sends a frame over and over as long as something is taken; whether anything was. */
    private static boolean isTaken(final SocketChannel channel, final ByteBuffer next) throws IOException {
        boolean isTaken = false;
        while (channel.write(next) > 0) {
            isTaken = true;
            if (!next.hasRemaining()) {
                next.clear();
            }
        }
        return isTaken;
    }

    private static void send(final BinaryPeer peer, final byte[] bytes) {
        try {
            peer.sendBytes(bytes);
        } catch (final IOException closed) {
            throw new AssertionError(closed);
        }
    }

    private static String timerOf(final int port) throws IOException {
        final String local = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines =
                Stream.concat(Files.lines(Path.of("/proc/net/tcp")), Files.lines(Path.of("/proc/net/tcp6")))) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields[1].endsWith(local) && fields[3].equals("01"))
                    .map(fields -> fields[5])
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static UnsafeBuffer query(final String msgId) {
        return Requests.query(1, "2304", msgId);
    }

    private static byte[] json(final SettleFrame bill) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[64 * 1024]);
        return Arrays.copyOf(target.byteArray(), new RequestJsonWriter().write(bill.encode(), 0, target, 0));
    }

    private static SettleFrame bill(final String msgId, final int person) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P" + person).bill("25000.00", "23456.78");
    }
}

package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.pipeline.CoreStalledException;
import io.yidi.protocol.json.RequestJsonWriter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is told to stop answers what it took, and only then says goodbye. */
class DrainTest {

    @TempDir
    private Path folder;

    private WatchedJournalFiles files;
    private DoorRun run;

    @BeforeEach
    void start() throws Exception {
        files = new WatchedJournalFiles(Files.createDirectories(folder.resolve("journal")));
        run = new DoorRun(files, Limits.wide());
    }

    @Test
    void shouldAnswerWhatItTookAlthoughTheDeviceIsSlow() throws Exception {
        files.holdForces();
        try (BinaryPeer binary = run.binary();
                BinaryPeer late = run.binary();
                HttpPeer http = run.json()) {
            for (int i = 1; i <= 20; i++) {
                binary.sendBytes(BinaryPeer.frame(bill("M" + i, 1 + i % 10).encode()));
            }
            http.sendBytes(HttpPeer.post("/v1/settlements", json(bill("H1", 9))));
            roundTrip();
            final CompletableFuture<Void> stopped = CompletableFuture.runAsync(run::close);
            awaitDoorsClosed();

            assertEquals("ERROR DRAINING ", late.send(Requests.query(1, "2304", "M1")));
            files.releaseForces();
            for (int i = 1; i <= 20; i++) {
                assertEquals("M" + i, Answers.split(binary.receive()).msgId());
            }
            assertEquals("SETTLED", http.receive().text("result"));
            assertTrue(binary.isClosed());
            assertTrue(http.isClosed());
            assertTrue(late.isClosed());
            binary.close();
            http.close();
            late.close();
            awaitStop(stopped);
        } finally {
            files.releaseForces();
        }
        assertTrue(run.failures.isEmpty(), run.failures::toString);
    }

    /** A peer that goes on sending must not take its own answers back by it. */
    @Test
    void shouldDeliverItsLastAnswersToAPeerThatGoesOnSending() throws Exception {
        files.holdForces();
        try (BinaryPeer peer = run.binary()) {
            peer.sendBytes(BinaryPeer.frame(bill("M1", 1).encode()));
            roundTrip();
            final CompletableFuture<Void> stopped = CompletableFuture.runAsync(run::close);
            awaitDoorsClosed();
            files.releaseForces();
            for (int i = 0; i < 100; i++) {
                sendMore(peer);
            }
            assertEquals("M1", Answers.split(firstSplit(peer)).msgId());
            peer.close();
            awaitStop(stopped);
        } finally {
            files.releaseForces();
        }
    }

    @Test
    void shouldNotWaitForPeersThatDoNotLeave() throws Exception {
        try (BinaryPeer peer = run.binary()) {
            peer.send(Requests.query(1, "2304", "M1"));
            final CompletableFuture<Void> stopped = CompletableFuture.runAsync(run::close);

            awaitStop(stopped);
            assertTrue(peer.isClosed());
        }
    }

    /** Its patience is counted in looks, so no time can be asked of it where the processor is busy. */
    @Test
    void shouldCloseTheDoorsThoughTheDeviceNeverComesBack() throws Exception {
        files.holdForces();
        try (BinaryPeer peer = run.binary()) {
            peer.sendBytes(BinaryPeer.frame(bill("M1", 1).encode()));
            roundTrip();
            awaitStop(CompletableFuture.runAsync(() -> {
                run.transport.drain();
                assertThrows(CoreStalledException.class, run.pipeline::close);
                run.transport.close();
            }));

            assertTrue(peer.isClosed(), "and no answer");
        } finally {
            files.releaseForces();
        }
        HangGuard.await(() -> !isCoreThreadAlive());
        run.pipeline.close();
    }

    private static void awaitStop(final CompletableFuture<Void> stopped) throws Exception {
        stopped.get(HangGuard.SECONDS, TimeUnit.SECONDS);
    }

    /** The answer to a bill, behind any number of answers to later requests. */
    private static UnsafeBuffer firstSplit(final BinaryPeer peer) throws IOException {
        UnsafeBuffer answer = peer.receive();
        while (Answers.text(answer).startsWith("ERROR DRAINING")) {
            answer = peer.receive();
        }
        return answer;
    }

    private static void sendMore(final BinaryPeer peer) {
        try {
            peer.sendBytes(BinaryPeer.frame(Requests.query(2, "2304", "M2")));
        } catch (final IOException closed) {
            throw new AssertionError("the connection was cut", closed);
        }
    }

    private static boolean isCoreThreadAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("core"));
    }

    private void roundTrip() throws IOException {
        try (HttpPeer peer = run.json()) {
            peer.send(HttpPeer.request("GET", "/nowhere"));
        }
    }

    /** A connection made in the moment of closing is reset; the next one is refused. */
    private void awaitDoorsClosed() {
        HangGuard.await(() -> {
            try (Socket refused = new Socket()) {
                refused.connect(run.transport.binaryAddress());
                return false;
            } catch (final ConnectException closed) {
                return true;
            } catch (final SocketException reset) {
                return false;
            } catch (final IOException other) {
                throw new AssertionError(other);
            }
        });
    }

    private static byte[] json(final SettleFrame bill) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[64 * 1024]);
        return Arrays.copyOf(target.byteArray(), new RequestJsonWriter().write(bill.encode(), 0, target, 0));
    }

    private static SettleFrame bill(final String msgId, final int person) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P" + person).bill("25000.00", "23456.78");
    }
}

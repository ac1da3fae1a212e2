package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The binary door as a hospital system sees it. Every test uses msgids of its own. */
class BinaryDoorTest {

    private static final int QUIET_MS = 1_000;
    private static final int BACKLOG_BYTES = 256 << 20;

    private static ServerRun run;

    @BeforeAll
    static void start(@TempDir final Path folder) throws Exception {
        run = new ServerRun(folder, 100);
    }

    @AfterAll
    static void stop() {
        run.close();
        assertTrue(run.failures().isEmpty());
    }

    @Test
    void shouldAnswerAFrameThatComesByteByByte() throws Exception {
        try (BinaryPeer peer = run.binary()) {
            for (final byte one : BinaryPeer.frame(bill("B1", 1).encode())) {
                peer.sendBytes(new byte[] {one});
            }
            assertEquals(
                    "LONG_TERM 800.00 of 25000.00: 310100 18298.26, 330100 0.00, personal 6701.74",
                    Answers.text(peer.receive()));
        }
    }

    /** BJ-34a: the message reaches the journal as it was sent, and so does its repeat. */
    @Test
    void shouldRefundOnce() throws Exception {
        try (BinaryPeer peer = run.binary()) {
            peer.sendBytes(BinaryPeer.frame(bill("R1", 7).encode()));
            final long settlementId = Answers.split(peer.receive()).settlementId();

            final UnsafeBuffer refund = Requests.refund("2305", "R2", "P7", settlementId);
            final String refunded = peer.send(refund);
            assertEquals(
                    "REFUNDED -800.00 of -25000.00: 310100 -18298.26, 330100 0.00, personal -6701.74"
                            + " sequential cross-year",
                    refunded);
            assertEquals(refunded, peer.send(refund));
            assertEquals("STATE REFUNDED", peer.send(Requests.query(1, "2304", "R1")));
            assertEquals(
                    "ERROR KEY_CONFLICT setl_id", peer.send(Requests.refund("2305", "R2", "P7", settlementId + 1)));
            assertEquals("ERROR SETTLEMENT_ID_INVALID setl_id", peer.send(Requests.refund("2305", "R3", "P7", 0)));
        }
    }

    @Test
    void shouldAnswerTwoFramesOfOneWriteInOrder() throws Exception {
        try (BinaryPeer peer = run.binary()) {
            peer.sendBytes(joined(
                    BinaryPeer.frame(bill("C1", 99).correlationId(1).encode()),
                    BinaryPeer.frame(bill("C2", 99).correlationId(2).encode())));

            assertEquals(1, Answers.refusal(peer.receive()).correlationId());
            assertEquals(2, Answers.refusal(peer.receive()).correlationId());
        }
    }

    @Test
    void shouldAnswerFramesCutAnywhere() throws Exception {
        final byte[] frames = joined(
                BinaryPeer.frame(Requests.query(1, "2304", "D1")),
                BinaryPeer.frame(Requests.query(2, "2304", "D2")),
                BinaryPeer.frame(Requests.query(3, "2304", "D3")));
        try (BinaryPeer peer = run.binary()) {
            for (int cut = 1; cut < frames.length; cut++) {
                peer.sendBytes(Arrays.copyOf(frames, cut));
                peer.sendBytes(Arrays.copyOfRange(frames, cut, frames.length));
                for (int i = 1; i <= 3; i++) {
                    assertEquals(i, Answers.query(peer.receive()).correlationId());
                }
            }
        }
    }

    @Test
    void shouldAnswerManyPipelinedFramesInOrder() throws Exception {
        final int count = 2_000;
        final ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            frames.writeBytes(BinaryPeer.frame(Requests.query(i, "2304", "E" + i)));
        }
        try (BinaryPeer peer = run.binary()) {
            peer.sendBytes(frames.toByteArray());
            for (int i = 0; i < count; i++) {
                assertEquals(i, Answers.query(peer.receive()).correlationId());
            }
        }
    }

    @ParameterizedTest(name = "length {0} → {1}")
    @CsvSource({
        "7,           FRAME_TOO_SHORT",
        "0,           FRAME_TOO_SHORT",
        "-1,          FRAME_TOO_SHORT",
        "65537,       FRAME_TOO_LONG",
        "2147483647,  FRAME_TOO_LONG",
        "1347375956,  FRAME_TOO_LONG",
    })
    void shouldRefuseAnImpossibleLengthAndEndThatConnectionAlone(final int length, final String code) throws Exception {
        try (BinaryPeer other = run.binary();
                BinaryPeer peer = run.binary()) {
            final UnsafeBuffer bytes = new UnsafeBuffer(new byte[64]);
            bytes.putInt(0, length);
            peer.sendBytes(bytes.byteArray());

            assertEquals("ERROR " + code + " length", Answers.text(peer.receive()));
            assertTrue(peer.isClosed());
            assertEquals("STATE NOT_FOUND", other.send(Requests.query(1, "2304", "F1")));
        }
    }

    @ParameterizedTest(name = "header field at {0} set to {1} → {2}")
    @CsvSource({"2, 77, TEMPLATE_UNKNOWN", "4, 900, SCHEMA_UNKNOWN", "6, 200, VERSION_UNKNOWN"})
    void shouldRefuseAForeignMessageAndEndThatConnectionAlone(final int at, final short value, final String code)
            throws Exception {
        final UnsafeBuffer message = Requests.query(1, "2304", "G1");
        message.putShort(at, value);
        try (BinaryPeer other = run.binary();
                BinaryPeer peer = run.binary()) {
            final String answer = peer.send(message);

            assertTrue(answer.startsWith("ERROR " + code), answer);
            assertTrue(peer.isClosed());
            assertEquals("STATE NOT_FOUND", other.send(Requests.query(1, "2304", "G2")));
        }
    }

    @ParameterizedTest(name = "{0} bytes more → {1}")
    @CsvSource({"-1, MESSAGE_TRUNCATED", "1, MESSAGE_TRAILING_BYTES"})
    void shouldRefuseAMessageOfAnotherLengthAndEndThatConnectionAlone(final int more, final String code)
            throws Exception {
        final UnsafeBuffer query = Requests.query(1, "2304", "H1");
        final UnsafeBuffer message = new UnsafeBuffer(new byte[query.capacity() + more]);
        message.putBytes(0, query, 0, Math.min(query.capacity(), message.capacity()));
        try (BinaryPeer other = run.binary();
                BinaryPeer peer = run.binary()) {
            assertEquals("ERROR " + code + " ", peer.send(message));
            assertTrue(peer.isClosed());
            assertEquals("STATE NOT_FOUND", other.send(Requests.query(1, "2304", "H2")));
        }
    }

    @Test
    void shouldNotMindAPeerThatLeavesInTheMiddleOfAFrame() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (BinaryPeer peer = run.binary()) {
                peer.sendBytes(Arrays.copyOf(BinaryPeer.frame(bill("H1", 2).encode()), 10 + i));
            }
        }
        try (BinaryPeer peer = run.binary()) {
            assertEquals("STATE NOT_FOUND", peer.send(Requests.query(1, "2304", "H1")));
        }
    }

    /** A bill whose sender is gone is settled all the same; the sender asks again. */
    @Test
    void shouldSettleForAPeerThatDoesNotWait() throws Exception {
        try (BinaryPeer peer = run.binary()) {
            peer.sendBytes(BinaryPeer.frame(bill("I1", 3).encode()));
        }
        try (BinaryPeer peer = run.binary()) {
            final String answer = peer.send(bill("I1", 3).encode());
            assertTrue(answer.startsWith("LONG_TERM 800.00 of 25000.00"), answer);
        }
    }

    /** A peer that reads nothing is not read from either; everybody else is served as before. */
    @Test
    @Timeout(HangGuard.WHOLE_TEST_SECONDS)
    void shouldServeOthersWhileOnePeerReadsNothing() throws Exception {
        final byte[] frame = BinaryPeer.frame(bill("J1", 99).encode());
        try (BinaryPeer other = run.binary();
                SocketChannel slow = slowPeer(run.server().binaryAddress())) {
            final long sentBytes = sendUntilStopped(slow, frame);
            assertTrue(sentBytes < BACKLOG_BYTES, "the gateway must stop reading");

            assertEquals("STATE NOT_FOUND", other.send(Requests.query(1, "2304", "J2")));
            final String answer = other.send(bill("J3", 4).encode());
            assertTrue(answer.startsWith("LONG_TERM"), answer);

            slow.configureBlocking(true);
            final ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            for (long answered = 0; answered < sentBytes / frame.length; answered++) {
                readFully(slow, length.clear());
                readFully(slow, ByteBuffer.allocate(length.flip().getInt()));
            }
        }
    }

    private static SocketChannel slowPeer(final InetSocketAddress address) throws IOException {
        final SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, 4_096);
        channel.connect(address);
        channel.configureBlocking(false);
        return channel;
    }

    /** Sends a frame over and over until nothing is taken for a while; returns how many bytes were. */
    private static long sendUntilStopped(final SocketChannel channel, final byte[] frame) throws IOException {
        final ByteBuffer next = ByteBuffer.wrap(frame);
        long sentBytes = 0;
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            while (sentBytes < BACKLOG_BYTES && selector.select(QUIET_MS) > 0) {
                selector.selectedKeys().clear();
                for (int written = channel.write(next); written > 0; written = channel.write(next)) {
                    sentBytes += written;
                    if (!next.hasRemaining()) {
                        next.clear();
                    }
                }
            }
        }
        return sentBytes;
    }

    private static void readFully(final SocketChannel channel, final ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw new EOFException("expected " + target.remaining() + " bytes more");
            }
        }
    }

    private static byte[] joined(final byte[]... parts) {
        final ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static SettleFrame bill(final String msgId, final int person) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P" + person).bill("25000.00", "23456.78");
    }
}

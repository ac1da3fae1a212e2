package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.protocol.FrameDescriptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer that is refused for good goes on sending what it had begun: its refusal must not be lost by that. */
class GoodbyeTest {

    private static final int PIECES = 64;
    private static final int PIECE_BYTES = 32 * 1024;

    private enum Door {
        BINARY,
        JSON,
        NATIONAL
    }

    private final Limits limits = Limits.wide();
    private DoorRun run;

    @BeforeEach
    void start() throws IOException {
        limits.unwritableTimeNs = TimeUnit.SECONDS.toNanos(10);
        run = new DoorRun(new SimulatedJournalFiles(), limits);
    }

    @AfterEach
    void close() {
        run.close();
        assertTrue(run.failures.isEmpty(), run.failures::toString);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeWhatStillComesAfterARefusal(final Door door) throws IOException {
        try (Socket peer = refused(door)) {
            for (int i = 0; i < PIECES; i++) {
                peer.getOutputStream().write(new byte[PIECE_BYTES]);
            }
            assertEquals(1, run.transport.connectionCount(), "it is the peer's to close");
        }
        HangGuard.await(() -> run.ends("protocol") == 1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveAPeerThatDoesNotLeave(final Door door) throws IOException {
        try (Socket peer = refused(door)) {
            run.pass(9, TimeUnit.SECONDS);
            peer.getOutputStream().write(new byte[PIECE_BYTES]);
            assertEquals(1, run.transport.connectionCount());
            run.pass(2, TimeUnit.SECONDS);

            HangGuard.await(() -> run.ends("protocol") == 1);
        }
    }

    /** A connection that was told why, and that nothing more comes. */
    private Socket refused(final Door door) throws IOException {
        final InetSocketAddress address =
                door == Door.BINARY ? run.transport.binaryAddress() : run.transport.jsonAddress();
        final Socket peer = new Socket(address.getAddress(), address.getPort());
        peer.setSoTimeout(HangGuard.MS);
        peer.getOutputStream().write(beginning(door));
        assertTrue(peer.getInputStream().readAllBytes().length > 0, "the refusal");
        return peer;
    }

    /** Of what is too large. */
    private static byte[] beginning(final Door door) {
        return switch (door) {
            case BINARY ->
                ByteBuffer.allocate(FrameDescriptor.LENGTH_BYTES)
                        .order(FrameDescriptor.BYTE_ORDER)
                        .putInt(FrameDescriptor.MESSAGE_LENGTH_MAX + 1)
                        .array();
            case JSON -> head("/v1/settlements");
            case NATIONAL -> head("/fsi/9101");
        };
    }

    private static byte[] head(final String path) {
        return ("POST " + path + " HTTP/1.1\r\nHost: yidi\r\nContent-Length: " + PIECES * PIECE_BYTES + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

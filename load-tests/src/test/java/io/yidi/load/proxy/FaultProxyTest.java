package io.yidi.load.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.baseline.EchoServer;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.client.BlockingBinaryClient;
import io.yidi.load.process.OpenSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int HANGS_MS = 60_000;
    private static final int SHORT_MS = 300;

    private final byte[] frame =
            new SettleFrameWriter().frame(new BillGenerator(1, 10, 7, LocalDate.of(2026, 6, 1)).bill(1), "M1", 1, 0);

    private EchoServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new EchoServer(ANY);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void shouldPassEverythingOnWithoutAFault() throws IOException {
        assertArrayEquals(frame, ask(NetworkFault.NONE, HANGS_MS));
    }

    @Test
    void shouldDeliverSingleBytesWholeAndInOrder() throws IOException {
        assertArrayEquals(frame, ask(fault(NetworkFault.Kind.SLICE, NetworkFault.Direction.TO_SERVER, 3), HANGS_MS));
        assertArrayEquals(frame, ask(fault(NetworkFault.Kind.SLICE, NetworkFault.Direction.TO_CLIENT, 0), HANGS_MS));
    }

    @Test
    void shouldDeliverLaterWhatIsDelayed() throws IOException {
        final long startNs = System.nanoTime();

        assertArrayEquals(frame, ask(fault(NetworkFault.Kind.DELAY, NetworkFault.Direction.TO_CLIENT, 10), HANGS_MS));

        assertTrue(System.nanoTime() - startNs >= TimeUnit.MILLISECONDS.toNanos(ForwardHandler.DELAY_MS));
    }

    @Test
    void shouldSwallowEitherDirectionAndKeepTheConnection() {
        for (final NetworkFault.Direction direction : NetworkFault.Direction.values()) {
            assertThrows(
                    SocketTimeoutException.class,
                    () -> ask(fault(NetworkFault.Kind.SWALLOW, direction, frame.length - 1), SHORT_MS),
                    direction.toString());
        }
    }

    @Test
    void shouldResetBothSides() {
        final IOException reset = assertThrows(
                IOException.class,
                () -> ask(fault(NetworkFault.Kind.RESET, NetworkFault.Direction.TO_SERVER, 5), HANGS_MS));

        assertTrue(reset instanceof SocketException, reset.toString());
    }

    @Test
    void shouldCloseOnBothSidesWhatItSwallowed() throws IOException {
        final long pid = ProcessHandle.current().pid();
        final int port = server.address().getPort();
        try (FaultProxy proxy = new FaultProxy(
                        server.address(), () -> fault(NetworkFault.Kind.SWALLOW, NetworkFault.Direction.TO_SERVER, 0));
                BlockingBinaryClient client = new BlockingBinaryClient(proxy.address(), SHORT_MS)) {
            assertThrows(SocketTimeoutException.class, () -> client.ask(frame));
            awaitConnected(1, pid, port);
        }
        awaitConnected(0, pid, port);
    }

    private static void awaitConnected(final int count, final long pid, final int port) throws IOException {
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HANGS_MS);
        while (OpenSockets.connectedTo(pid, port) != count && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertEquals(count, OpenSockets.connectedTo(pid, port));
    }

    private byte[] ask(final NetworkFault fault, final int timeoutMs) throws IOException {
        try (FaultProxy proxy = new FaultProxy(server.address(), () -> fault);
                BlockingBinaryClient client = new BlockingBinaryClient(proxy.address(), timeoutMs)) {
            return client.ask(frame);
        }
    }

    private static NetworkFault fault(
            final NetworkFault.Kind kind, final NetworkFault.Direction direction, final long atByte) {
        return new NetworkFault(kind, direction, atByte);
    }
}

package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.uring.IoUringIoHandler;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.Workings;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.gateway.pipeline.WaitMode;
import io.yidi.protocol.json.RequestJsonWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SocketIoTest {

    private static final int REQUESTS = 300;
    private static final Map<SocketIo, Class<? extends IoHandler>> HANDLERS = Map.of(
            SocketIo.EPOLL, EpollIoHandler.class,
            SocketIo.IO_URING, IoUringIoHandler.class,
            SocketIo.NIO, NioIoHandler.class);

    @ParameterizedTest
    @EnumSource(SocketIo.class)
    void shouldSettleThroughSockets(final SocketIo io) throws Exception {
        settle(io, Workings.with(io));
    }

    @ParameterizedTest
    @CsvSource({"EPOLL, BLOCKING", "EPOLL, HYBRID", "EPOLL, SPIN", "IO_URING, HYBRID", "IO_URING, SPIN", "NIO, HYBRID"})
    void shouldSettleHoweverThreadsWait(final SocketIo io, final WaitMode wait) throws Exception {
        settle(io, Workings.with(io, wait));
    }

    /** Who waits for something of a loop that has ended is told so; it is not left waiting. */
    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void shouldEndTheNodeWithTheThreadOfTheEventLoop(final WaitMode wait) throws Exception {
        try (DoorRun run =
                DoorRun.working(new SimulatedJournalFiles(), Limits.wide(), Workings.with(SocketIo.AUTO, wait))) {
            run.transport.loop().shutdownGracefully(0, 0, TimeUnit.SECONDS);

            final Throwable told = run.failures.poll(HangGuard.SECONDS, TimeUnit.SECONDS);
            assertNotNull(told, "the event loop ends, and nobody is told");
            assertEquals("the event loop has ended", told.getMessage());
            assertTrue(run.pipeline.failed());
        }
    }

    /** One request at a time, then many at once, through both doors. */
    private static void settle(final SocketIo io, final Workings workings) throws Exception {
        assumeTrue(io.obstacle().isEmpty(), () -> io + ": " + io.obstacle());
        try (DoorRun run = DoorRun.working(new SimulatedJournalFiles(), Limits.wide(), workings);
                BinaryPeer binary = run.binary();
                HttpPeer http = run.json()) {
            assertTrue(((IoEventLoop) run.transport.loop()).isIoType(HANDLERS.get(io.resolved())));
            assertTrue(binary.send(bill("M1").encode()).startsWith("LONG_TERM"));
            final HttpPeer.Response settled = http.send(HttpPeer.post("/v1/settlements", json(bill("H1"))));
            assertEquals(200, settled.status(), settled::toString);

            for (int i = 2; i <= REQUESTS; i++) {
                binary.sendBytes(BinaryPeer.frame(bill("M" + i).encode()));
            }
            for (int i = 2; i <= REQUESTS; i++) {
                binary.receive();
            }
            assertEquals("STATE SETTLED", binary.send(Requests.query(1, "2304", "M" + REQUESTS)));
            assertTrue(run.failures.isEmpty(), run.failures::toString);
        }
    }

    private static byte[] json(final SettleFrame bill) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[64 * 1024]);
        return Arrays.copyOf(target.byteArray(), new RequestJsonWriter().write(bill.encode(), 0, target, 0));
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).personNo("P1").bill("25000.00", "23456.78");
    }
}

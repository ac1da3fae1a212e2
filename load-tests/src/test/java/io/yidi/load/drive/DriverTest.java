package io.yidi.load.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.yidi.load.baseline.DurableEchoServer;
import io.yidi.load.baseline.EchoServer;
import io.yidi.load.baseline.FrameServer;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.wire.FrameHandler;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** Far longer than a busy machine lets anybody wait by itself. */
    private static final long STALL_NS = TimeUnit.SECONDS.toNanos(2);

    private static final long SHORT_STALL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    @Test
    void shouldSendTheWholeScheduleToAnEcho() throws IOException {
        try (EchoServer server = new EchoServer(ANY)) {
            final DriveResult result = openLoop(2, 8, 1_000).run(server.address());

            assertEquals(0, result.unexpected());
            assertEquals(0, result.unanswered());
            assertEquals(1_500, result.sent());
            assertEquals(1_000, result.answered());
            assertEquals(1_000, result.correctedNs().getTotalCount());
            assertEquals(1_000, result.serviceNs().getTotalCount());
        }
    }

    @Test
    void shouldSendTheWholeScheduleToADurableEcho(@TempDir final Path directory) throws IOException {
        try (DurableEchoServer server = new DurableEchoServer(ANY, directory.resolve("echo.bin"))) {
            final DriveResult result = openLoop(2, 64, 500).run(server.address());

            assertEquals(0, result.unexpected());
            assertEquals(0, result.unanswered());
            assertEquals(500, result.answered());
        }
    }

    @Test
    void shouldKeepEveryConnectionFullInSaturation() throws IOException {
        try (EchoServer server = new EchoServer(ANY)) {
            final LoadShape shape = new LoadShape(2, 4, SettleRequestEncoder.TEMPLATE_ID);
            final DriveResult result = new SaturationDriver(
                            shape, source(), TimeUnit.MILLISECONDS.toNanos(100), TimeUnit.MILLISECONDS.toNanos(300))
                    .run(server.address());

            assertTrue(result.isValid(), result.invalidReason());
            assertTrue(result.achievedPerSecond() > 100, "found " + result.achievedPerSecond() + "/s");
            assertEquals(0, result.unanswered());
        }
    }

    @Test
    void shouldSendNoBurstBeforeTheOneBeforeIsAnswered() throws IOException {
        try (EchoServer server = new EchoServer(ANY)) {
            final LoadShape shape = new LoadShape(2, 4, SettleRequestEncoder.TEMPLATE_ID);
            final DriveResult result = new BurstDriver(shape, source(), 5).run(server.address());

            assertTrue(result.isValid(), result.invalidReason());
            assertEquals(40, result.sent());
            assertEquals(40, result.answered());
        }
    }

    @Test
    void shouldShowAStallInTheCorrectedLatencyThoughServiceTimeHidesIt() throws IOException {
        try (FrameServer server = new FrameServer()) {
            final InetSocketAddress address = server.listen(ANY, () -> new StallingEchoHandler(80, STALL_NS));

            final DriveResult result = openLoop(1, 1, 100).run(address);

            final long correctedSlow = slowerThanHalfTheStall(result.correctedNs());
            final long serviceSlow = slowerThanHalfTheStall(result.serviceNs());
            assertTrue(serviceSlow >= 1, "the stalled request itself is slow either way");
            assertTrue(correctedSlow >= 60, "70 requests fell due in the stall, found " + correctedSlow);
            assertTrue(correctedSlow > 5 * serviceSlow, "found " + correctedSlow + " and " + serviceSlow);
        }
    }

    @Test
    void shouldGiveNoVerdictWhenTheAskedRateIsNotReached() throws IOException {
        try (FrameServer server = new FrameServer()) {
            final InetSocketAddress address = server.listen(ANY, () -> new StallingEchoHandler(1, SHORT_STALL_NS));

            final DriveResult result = openLoop(1, 1, 25).run(address);

            assertFalse(result.isValid());
            assertTrue(result.invalidReason().startsWith("asked 25/s, achieved "), result.invalidReason());
        }
    }

    @Test
    void shouldGiveNoVerdictOnRepliesOfAnotherKind() throws IOException {
        try (EchoServer server = new EchoServer(ANY)) {
            final LoadShape shape = new LoadShape(1, 1, SettleReplyEncoder.TEMPLATE_ID);
            final DriveResult result =
                    new OpenLoopDriver(shape, source(), new Schedule(100, 0, 100_000_000L)).run(server.address());

            assertFalse(result.isValid());
            assertEquals("template 1", result.firstUnexpected());
        }
    }

    private static OpenLoopDriver openLoop(final int connections, final int pipeline, final long ratePerSecond) {
        final Schedule schedule =
                new Schedule(ratePerSecond, TimeUnit.MILLISECONDS.toNanos(500), TimeUnit.SECONDS.toNanos(1));
        return new OpenLoopDriver(
                new LoadShape(connections, pipeline, SettleRequestEncoder.TEMPLATE_ID), source(), schedule);
    }

    private static SettleRequestSource source() {
        final BillGenerator generator = new BillGenerator(1, 10, 7, LocalDate.of(2026, 6, 1));
        return new SettleRequestSource(generator, 16, new MsgIdSequence(1_780_000_000L), 1_780_000_000_000L);
    }

    private static long slowerThanHalfTheStall(final Histogram latencyNs) {
        return latencyNs.getCountBetweenValues(STALL_NS / 2, latencyNs.getMaxValue());
    }

    /** Echoes, but parks its event loop once every so many frames. */
    private static final class StallingEchoHandler extends FrameHandler {

        private final int stallEvery;
        private final long stallNs;
        private int count;

        StallingEchoHandler(final int stallEvery, final long stallNs) {
            this.stallEvery = stallEvery;
            this.stallNs = stallNs;
        }

        @Override
        protected void onFrame(final ByteBuf buffer, final int offset, final int frameBytes) {
            count++;
            if (count % stallEvery == 0) {
                final long endNs = System.nanoTime() + stallNs;
                while (System.nanoTime() < endNs) {
                    LockSupport.parkNanos(endNs - System.nanoTime());
                }
            }
            outgoing().writeBytes(buffer, offset, frameBytes);
        }

        @Override
        protected void onReadPassEnd() {
            flushOutgoing();
        }

        @Override
        protected void onClosed(final String reason) {
            count = 0;
        }
    }
}

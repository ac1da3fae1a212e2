package io.yidi.load.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.yidi.load.baseline.FrameServer;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.population.Population;
import io.yidi.load.wire.FrameHandler;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class DayDriverTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int BILLS = 1_000;
    private static final int NEVER = -1;

    private final DayWorkload workload =
            DayWorkload.reference(new Population(20, 1, List.of("110000", "120101")), 6, 1);
    private final DayRequests requests = workload.requests(Instant.parse("2026-03-01T04:00:00Z"));
    private final DayAnswers answers = new DayAnswers(requests, workload.parties());
    private final DayDriver driver =
            new DayDriver(requests, answers, BILLS, 2, 8, new PrintWriter(Writer.nullWriter()));

    @Test
    void shouldEndWithTheLastAnswer() throws IOException {
        run(NEVER);

        assertEquals(BILLS, driver.sent());
        assertEquals(BILLS, driver.latencyNs().getTotalCount());
        assertEquals(new DayActs(BILLS, 0, 0, 0), answers.acts());
        assertEquals(BILLS, answers.book(AnswerFrames.DAY).all(DayBook.COUNT));
        assertEquals(0, answers.unexpected(), answers.firstUnexpected());
        assertTrue(driver.sentBytes() > BILLS * 100L, "found " + driver.sentBytes());
    }

    @Test
    void shouldNoticeASecondAnswerAndTakeAllOthers() throws IOException {
        run(10);

        assertEquals(new DayActs(BILLS, 0, 0, 0), answers.acts());
        assertEquals(2, answers.unexpected(), "one on each connection");
        assertTrue(answers.firstUnexpected().startsWith("a second answer"), answers.firstUnexpected());
    }

    @Test
    void shouldRefuseMoreInFlightThanCanBeToldApart() {
        assertThrows(IllegalArgumentException.class, () -> configuration(1 << 10, (1 << 10) + 1));
        assertThrows(IllegalArgumentException.class, () -> configuration(0, 1));
        assertEquals(1 << 10, configuration(1 << 10, 1 << 10).pipeline());
    }

    private DayConfiguration configuration(final int connections, final int pipeline) {
        return new DayConfiguration(workload, 1, connections, pipeline, 1, 1, 1, Optional.empty());
    }

    private void run(final int twiceAt) throws IOException {
        final DirectBuffer answer = AnswerFrames.settled(new AnswerFrames.Content());
        try (FrameServer server = new FrameServer()) {
            driver.run(server.listen(ANY, () -> new SettlingHandler(answer, twiceAt)));
        }
    }

    /** Settles whatever comes, one of it twice. */
    private static final class SettlingHandler extends FrameHandler {

        private final DirectBuffer answer;
        private int untilTwice;

        SettlingHandler(final DirectBuffer answer, final int twiceAt) {
            this.answer = answer;
            this.untilTwice = twiceAt;
        }

        @Override
        protected void onFrame(final ByteBuf buffer, final int offset, final int frameBytes) {
            settle(buffer, offset);
            untilTwice--;
            if (untilTwice == 0) {
                settle(buffer, offset);
            }
        }

        private void settle(final ByteBuf buffer, final int offset) {
            final ByteBuf target = outgoing();
            final int start = target.writerIndex();
            for (int i = 0; i < answer.capacity(); i++) {
                target.writeByte(answer.getByte(i));
            }
            target.setLongLE(
                    start + ReplyDescriptor.CORRELATION_ID_OFFSET,
                    buffer.getLongLE(offset + ReplyDescriptor.CORRELATION_ID_OFFSET));
            target.setBytes(
                    start + ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.msgIdEncodingOffset(),
                    buffer,
                    offset + ReplyDescriptor.BODY_OFFSET + SettleRequestDecoder.msgIdEncodingOffset(),
                    SettleReplyDecoder.msgIdEncodingLength());
        }

        @Override
        protected void onReadPassEnd() {
            flushOutgoing();
        }

        @Override
        protected void onClosed(final String reason) {
            // The client leaves when it has all answers.
        }
    }
}

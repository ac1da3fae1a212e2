package io.yidi.clearing.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.corpus.CorpusGenerator;
import io.yidi.load.corpus.CorpusPacks;
import io.yidi.load.corpus.CorpusPopulation;
import io.yidi.load.corpus.CorpusReferenceWriter;
import io.yidi.load.corpus.CorpusRequestSource;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway settles what the corpus sends: nothing is refused, and what comes again is known. */
class CorpusAcceptedTest {

    private static final int REQUESTS = 10_000;
    private static final int WINDOW = 64;
    private static final int FRAME_BYTES_MAX = FrameDescriptor.LENGTH_BYTES + FrameDescriptor.MESSAGE_LENGTH_MAX;
    private static final Instant NOW = LocalDate.of(2026, 6, 15).atTime(9, 0).toInstant(ZoneOffset.ofHours(8));

    private final Queue<byte[]> replies = new ArrayDeque<>();
    private final Map<String, Integer> seen = new TreeMap<>();

    @TempDir
    private Path directory;

    @Test
    void shouldSettleRefundAndReverseWhateverTheCorpusSends() throws Exception {
        final CorpusPopulation population = new CorpusPopulation(7, 3_000);
        final Path reference = directory.resolve("corpus.jsonl");
        new CorpusReferenceWriter().write(reference, population);
        final Path packs = CorpusPacks.copy(Path.of("..", "policies"), directory.resolve("packs"));
        final CorpusRequestSource source = new CorpusRequestSource(
                new CorpusGenerator(7, population, LocalDate.of(2026, 6, 15)),
                4_000,
                new MsgIdSequence(NOW.getEpochSecond()),
                7,
                NOW.toEpochMilli());

        try (TrialGateway gateway = new TrialGateway(
                directory.resolve("data"),
                packs,
                reference,
                TimeUnit.SECONDS.toNanos(NOW.getEpochSecond()),
                this::keep)) {
            for (int sent = 0; sent < REQUESTS; sent += WINDOW) {
                exchange(gateway, source);
            }
        }

        assertEquals(Set.of("refunded", "reversed", "settled", "settled again"), seen.keySet(), seen.toString());
        assertTrue(share("settled again") > 10 && share("settled again") < 30, seen.toString());
        assertTrue(share("refunded") > 7 && share("refunded") < 25, seen.toString());
        assertTrue(share("reversed") > 4 && share("reversed") < 18, seen.toString());
    }

    private void exchange(final TrialGateway gateway, final CorpusRequestSource source) {
        for (int slot = 0; slot < WINDOW; slot++) {
            final ByteBuf request = Unpooled.buffer(FRAME_BYTES_MAX);
            source.writeNext(request, slot);
            final byte[] frame = new byte[request.readableBytes()];
            request.readBytes(frame);
            gateway.send(frame);
        }
        gateway.awaitAnswers();
        for (byte[] reply = poll(); reply != null; reply = poll()) {
            final ByteBuf frame = Unpooled.wrappedBuffer(new byte[FrameDescriptor.LENGTH_BYTES], reply);
            final int template = frame.getUnsignedShortLE(ReplyDescriptor.TEMPLATE_ID_OFFSET);
            seen.merge(kind(template, reply), 1, Integer::sum);
            source.onReply(frame.getLongLE(ReplyDescriptor.CORRELATION_ID_OFFSET), template, frame, 0);
        }
    }

    private void keep(final UnsafeBuffer reply) {
        final byte[] bytes = new byte[reply.capacity()];
        reply.getBytes(0, bytes);
        synchronized (replies) {
            replies.add(bytes);
        }
    }

    private byte[] poll() {
        synchronized (replies) {
            return replies.poll();
        }
    }

    private long share(final String kind) {
        return seen.getOrDefault(kind, 0) * 1_000L / REQUESTS;
    }

    private static String kind(final int template, final byte[] reply) {
        final UnsafeBuffer buffer = new UnsafeBuffer(reply);
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        switch (template) {
            case SettleReplyDecoder.TEMPLATE_ID:
                final SettleReplyDecoder settled = new SettleReplyDecoder().wrapAndApplyHeader(buffer, 0, header);
                return settled.replyFlags().fullPay()
                        ? "full pay"
                        : settled.replyFlags().repeat() ? "settled again" : "settled";
            case RefundReplyDecoder.TEMPLATE_ID:
                return "refunded";
            case ReversalReplyDecoder.TEMPLATE_ID:
                final ReversalOutcome outcome = new ReversalReplyDecoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .outcome();
                return outcome == ReversalOutcome.REVERSED ? "reversed" : "refused: " + outcome;
            case RefusalReplyDecoder.TEMPLATE_ID:
                return "refused "
                        + new RefusalReplyDecoder()
                                .wrapAndApplyHeader(buffer, 0, header)
                                .resultCode();
            default:
                return "error "
                        + new ErrorReplyDecoder()
                                .wrapAndApplyHeader(buffer, 0, header)
                                .resultCode();
        }
    }
}

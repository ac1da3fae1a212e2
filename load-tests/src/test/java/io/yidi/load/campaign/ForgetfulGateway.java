package io.yidi.load.campaign;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netty.buffer.ByteBuf;
import io.yidi.load.baseline.FrameServer;
import io.yidi.load.bill.ReferenceFileWriter;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.wire.FrameHandler;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyEncoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.ReversalReplyEncoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/** Settles and recognises repeats over the real protocol, in memory only: a kill makes it forget everything. */
public final class ForgetfulGateway {

    private static final int FLAGS_OFFSET = ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.replyFlagsEncodingOffset();

    private static final int REVERSAL_FLAGS_OFFSET =
            ReplyDescriptor.BODY_OFFSET + ReversalReplyDecoder.replyFlagsEncodingOffset();

    private static final int REFUSAL_FLAGS_OFFSET =
            ReplyDescriptor.BODY_OFFSET + RefusalReplyDecoder.replyFlagsEncodingOffset();

    private final Map<String, byte[]> answers = new HashMap<>();
    private final Map<String, Integer> stays = new HashMap<>();
    private final SettleRequestDecoder request = new SettleRequestDecoder();
    private final SettleReplyEncoder reply = new SettleReplyEncoder();
    private final UnsafeBuffer replyBuffer = new UnsafeBuffer(new byte[4 * 1024]);
    private final RefundRequestDecoder refund = new RefundRequestDecoder();
    private final ReversalRequestDecoder reversal = new ReversalRequestDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long position;

    private ForgetfulGateway() {}

    /** Whoever is asked about: nothing has come together, and the account is full. */
    private static final String COUNTERS =
            "{\"infcode\":0,\"output\":{\"cuminfo\":[],\"insuinfo\":[{\"balc\":50000000.00}]}}";

    public static void main(final String[] arguments) throws IOException {
        final ForgetfulGateway gateway = new ForgetfulGateway();
        final HttpServer desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        desk.createContext("/", ForgetfulGateway::answerCounters);
        desk.start();
        try (FrameServer server = new FrameServer()) {
            final InetSocketAddress address =
                    server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), gateway::newHandler);
            System.out.println("ready binary=" + address.getHostString() + ":" + address.getPort() + " json="
                    + desk.getAddress().getHostString() + ":"
                    + desk.getAddress().getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        } finally {
            desk.stop(0);
        }
    }

    private static void answerCounters(final HttpExchange exchange) throws IOException {
        final byte[] body = COUNTERS.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private FrameHandler newHandler() {
        return new FrameHandler() {
            @Override
            protected void onFrame(final ByteBuf buffer, final int offset, final int frameBytes) {
                final byte[] frame = new byte[frameBytes];
                buffer.getBytes(offset, frame);
                outgoing().writeBytes(answer(frame));
            }

            @Override
            protected void onReadPassEnd() {
                flushOutgoing();
            }

            @Override
            protected void onClosed(final String reason) {
                // Nothing is held for a connection.
            }
        };
    }

    private byte[] answer(final byte[] frame) {
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        if (header.wrap(buffer, FrameDescriptor.MESSAGE_OFFSET).templateId() == ReversalRequestDecoder.TEMPLATE_ID) {
            reversal.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, header);
            return known(reversal.msgId(), reversal.correlationId(), REVERSAL_FLAGS_OFFSET, this::reverse);
        }
        if (header.templateId() == RefundRequestDecoder.TEMPLATE_ID) {
            refund.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, header);
            return known(refund.msgId(), refund.correlationId(), REFUSAL_FLAGS_OFFSET, this::refuse);
        }
        request.wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, header);
        return known(request.msgId(), request.correlationId(), FLAGS_OFFSET, this::settle);
    }

    private byte[] known(
            final String msgId, final long correlationId, final int flagsOffset, final Supplier<byte[]> execution) {
        final boolean isRepeat = answers.containsKey(msgId);
        final byte[] answer =
                answers.computeIfAbsent(msgId, unknown -> execution.get()).clone();
        new UnsafeBuffer(answer)
                .putLong(ReplyDescriptor.CORRELATION_ID_OFFSET, correlationId, FrameDescriptor.BYTE_ORDER);
        if (isRepeat) {
            answer[flagsOffset] |= 1;
        }
        return answer;
    }

    private byte[] reverse() {
        final ReversalReplyEncoder encoder = new ReversalReplyEncoder()
                .wrapAndApplyHeader(replyBuffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .msgId(reversal.msgId())
                .outcome(ReversalOutcome.NO_EFFECT)
                .journalPosition(++position)
                .originalSettlementId(0);
        encoder.replyFlags().clear();
        return whole(encoder.encodedLength());
    }

    private byte[] refuse() {
        final RefusalReplyEncoder encoder = new RefusalReplyEncoder()
                .wrapAndApplyHeader(replyBuffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .msgId(refund.msgId())
                .journalPosition(++position);
        encoder.replyFlags().clear();
        encoder.found("").textZh("").textEn("").cureZh("").cureEn("");
        return whole(encoder.encodedLength());
    }

    private byte[] settle() {
        final int ordinal = stays.merge(request.personNo(), 1, Integer::sum);
        reply.wrapAndApplyHeader(replyBuffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .msgId(request.msgId())
                .journalPosition(++position)
                .deductibleFen(StayPlan.of(request.personNo()).deductibleFen(ordinal))
                .accountFen(0)
                .accountBalanceFen(ReferenceFileWriter.BALANCE_FEN);
        reply.replyFlags().clear();
        reply.fundsCount(0);
        reply.yearsCount(1).next().benefitYear(2026);
        reply.planId("stub");
        return whole(reply.encodedLength());
    }

    private byte[] whole(final int bodyBytes) {
        final int messageBytes = MessageHeaderEncoder.ENCODED_LENGTH + bodyBytes;
        replyBuffer.putInt(FrameDescriptor.LENGTH_OFFSET, messageBytes, FrameDescriptor.BYTE_ORDER);
        final byte[] answer = new byte[FrameDescriptor.LENGTH_BYTES + messageBytes];
        replyBuffer.getBytes(0, answer);
        return answer;
    }
}

package io.yidi.load.kill;

import io.netty.buffer.ByteBuf;
import io.yidi.load.baseline.FrameServer;
import io.yidi.load.bill.ReferenceFileWriter;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.wire.FrameHandler;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Settles and recognises repeats over the real protocol, in memory only: a kill makes it forget everything. */
final class ForgetfulGateway {

    private static final int FLAGS_OFFSET = ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.replyFlagsEncodingOffset();

    private final Map<String, byte[]> answers = new HashMap<>();
    private final Map<String, Integer> stays = new HashMap<>();
    private final SettleRequestDecoder request = new SettleRequestDecoder();
    private final SettleReplyEncoder reply = new SettleReplyEncoder();
    private final UnsafeBuffer replyBuffer = new UnsafeBuffer(new byte[4 * 1024]);
    private long position;

    private ForgetfulGateway() {}

    public static void main(final String[] arguments) throws IOException {
        final ForgetfulGateway gateway = new ForgetfulGateway();
        try (FrameServer server = new FrameServer()) {
            final InetSocketAddress address =
                    server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), gateway::newHandler);
            System.out.println("ready binary=" + address.getHostString() + ":" + address.getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
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
        request.wrapAndApplyHeader(new UnsafeBuffer(frame), FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderDecoder());
        final byte[] known = answers.get(request.msgId());
        final byte[] answer = known == null ? settle() : known.clone();
        new UnsafeBuffer(answer)
                .putLong(ReplyDescriptor.CORRELATION_ID_OFFSET, request.correlationId(), FrameDescriptor.BYTE_ORDER);
        if (known != null) {
            answer[FLAGS_OFFSET] |= 1;
        }
        return answer;
    }

    private byte[] settle() {
        final int ordinal = stays.merge(request.personNo(), 1, Integer::sum);
        reply.wrapAndApplyHeader(replyBuffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .msgId(request.msgId())
                .journalPosition(++position)
                .deductibleFen(
                        ordinal == 1 ? AccumulatorCheck.FIRST_DEDUCTIBLE_FEN : AccumulatorCheck.LATER_DEDUCTIBLE_FEN)
                .accountFen(0)
                .accountBalanceFen(ReferenceFileWriter.BALANCE_FEN);
        reply.replyFlags().clear();
        reply.fundsCount(0);
        reply.yearsCount(1).next().benefitYear(2026);
        reply.planId("stub");
        final int messageBytes = MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
        replyBuffer.putInt(FrameDescriptor.LENGTH_OFFSET, messageBytes, FrameDescriptor.BYTE_ORDER);
        final byte[] answer = new byte[FrameDescriptor.LENGTH_BYTES + messageBytes];
        replyBuffer.getBytes(0, answer);
        answers.put(request.msgId(), answer.clone());
        return answer;
    }
}

package io.yidi.load.bill;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.QueryRequestEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** 查询报文（二进制）: the frame that asks what became of a request; safe for any thread. */
public final class QueryFrameWriter {

    private static final int MESSAGE_BYTES = MessageHeaderEncoder.ENCODED_LENGTH + QueryRequestEncoder.BLOCK_LENGTH;

    /**
     * Encodes one query.
     *
     * @param institutionCode of the request asked for
     * @param transactionCode of the request asked for
     * @param msgId of the request asked for
     * @param correlationId echoed by the reply
     * @return the whole frame
     */
    public byte[] frame(
            final String institutionCode, final String transactionCode, final String msgId, final long correlationId) {
        final byte[] frame = new byte[FrameDescriptor.LENGTH_BYTES + MESSAGE_BYTES];
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        new QueryRequestEncoder()
                .wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .correlationId(correlationId)
                .institutionCode(institutionCode)
                .transactionCode(transactionCode)
                .msgId(msgId);
        buffer.putInt(FrameDescriptor.LENGTH_OFFSET, MESSAGE_BYTES, FrameDescriptor.BYTE_ORDER);
        return frame;
    }
}

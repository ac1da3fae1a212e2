package io.yidi.load.bill;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.ReversalRequestEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** 冲正报文（二进制）: the frame that takes a settlement or a refund back; safe for any thread. */
public final class ReversalFrameWriter {

    /** Transaction code of a reversal. */
    public static final String TRANSACTION_CODE = "2601";

    private static final int MESSAGE_BYTES = MessageHeaderEncoder.ENCODED_LENGTH + ReversalRequestEncoder.BLOCK_LENGTH;

    /**
     * Encodes one request.
     *
     * @param original bill
     * @param originalCode of the request to take back
     * @param originalMsgId it was sent under
     * @param msgId of the reversal, thirty characters
     * @param correlationId echoed by the reply
     * @param sentAtMs since the epoch
     * @return the whole frame
     */
    public byte[] frame(
            final Bill original,
            final String originalCode,
            final String originalMsgId,
            final String msgId,
            final long correlationId,
            final long sentAtMs) {
        final byte[] frame = new byte[FrameDescriptor.LENGTH_BYTES + MESSAGE_BYTES];
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        new ReversalRequestEncoder()
                .wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .correlationId(correlationId)
                .sentAtMs(sentAtMs)
                .institutionCode(original.institutionCode())
                .transactionCode(TRANSACTION_CODE)
                .msgId(msgId)
                .personNo(original.personNo())
                .originalTransactionCode(originalCode)
                .originalMsgId(originalMsgId);
        buffer.putInt(FrameDescriptor.LENGTH_OFFSET, MESSAGE_BYTES, FrameDescriptor.BYTE_ORDER);
        return frame;
    }
}

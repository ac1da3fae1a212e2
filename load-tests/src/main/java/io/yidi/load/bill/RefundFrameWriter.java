package io.yidi.load.bill;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.RefundRequestEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** 退费报文（二进制）: the frame that refunds a settlement; safe for any thread. */
public final class RefundFrameWriter {

    /** Transaction code of the refund of a stay. */
    public static final String TRANSACTION_CODE = CareKind.INPATIENT.refundCode();

    private static final int MESSAGE_BYTES = MessageHeaderEncoder.ENCODED_LENGTH + RefundRequestEncoder.BLOCK_LENGTH;

    /**
     * Encodes one request.
     *
     * @param settled bill
     * @param settlementId it was answered with
     * @param msgId of the refund, thirty characters
     * @param correlationId echoed by the reply
     * @param sentAtMs since the epoch
     * @return the whole frame
     */
    public byte[] frame(
            final Bill settled,
            final long settlementId,
            final String msgId,
            final long correlationId,
            final long sentAtMs) {
        final byte[] frame = new byte[FrameDescriptor.LENGTH_BYTES + MESSAGE_BYTES];
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        new RefundRequestEncoder()
                .wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .correlationId(correlationId)
                .sentAtMs(sentAtMs)
                .institutionCode(settled.institutionCode())
                .transactionCode(settled.care().refundCode())
                .msgId(msgId)
                .personNo(settled.personNo())
                .originalSettlementId(settlementId);
        buffer.putInt(FrameDescriptor.LENGTH_OFFSET, MESSAGE_BYTES, FrameDescriptor.BYTE_ORDER);
        return frame;
    }
}

package io.yidi.load.corpus;

import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.ReversalFrameWriter;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.RefundRequestEncoder;
import io.yidi.protocol.sbe.ReversalRequestEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 后续帧: what takes a bill back. All requests begin with the same fields, so most is copied from the bill's own frame.
 * One thread; no garbage. Frames are valid until the next one is asked for.
 */
final class FollowUpFrames {

    private static final int BODY = ReplyDescriptor.BODY_OFFSET;
    private static final int BEGINNING_BYTES =
            SettleRequestEncoder.personNoEncodingOffset() + SettleRequestEncoder.personNoEncodingLength();
    private static final int CODE_OFFSET = BODY + SettleRequestEncoder.transactionCodeEncodingOffset();
    private static final int CODE_BYTES = SettleRequestEncoder.transactionCodeEncodingLength();
    private static final byte[] REVERSAL_CODE =
            ReversalFrameWriter.TRANSACTION_CODE.getBytes(StandardCharsets.US_ASCII);

    private final byte[] refund = empty(RefundRequestEncoder.BLOCK_LENGTH);
    private final byte[] reversal = empty(ReversalRequestEncoder.BLOCK_LENGTH);
    private final UnsafeBuffer refundBuffer = new UnsafeBuffer(refund);

    FollowUpFrames() {
        new RefundRequestEncoder()
                .wrapAndApplyHeader(refundBuffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder());
        new ReversalRequestEncoder()
                .wrapAndApplyHeader(
                        new UnsafeBuffer(reversal), FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder());
    }

    /** Refunds the bill of a frame. */
    byte[] refund(final byte[] bill, final MsgIdSequence ids, final long number, final long settlementId) {
        System.arraycopy(bill, BODY, refund, BODY, BEGINNING_BYTES);
        putRefundCode();
        ids.put(number, refund, BillFrames.MSG_ID_TAIL_OFFSET);
        refundBuffer.putLong(
                BODY + RefundRequestEncoder.originalSettlementIdEncodingOffset(),
                settlementId,
                FrameDescriptor.BYTE_ORDER);
        return refund;
    }

    /** Reverses the bill of a frame. */
    byte[] reversal(final byte[] bill, final MsgIdSequence ids, final long number) {
        System.arraycopy(bill, BODY, reversal, BODY, BEGINNING_BYTES);
        System.arraycopy(
                bill,
                CODE_OFFSET,
                reversal,
                BODY + ReversalRequestEncoder.originalTransactionCodeEncodingOffset(),
                CODE_BYTES);
        System.arraycopy(
                bill,
                BODY + SettleRequestEncoder.msgIdEncodingOffset(),
                reversal,
                BODY + ReversalRequestEncoder.originalMsgIdEncodingOffset(),
                SettleRequestEncoder.msgIdEncodingLength());
        System.arraycopy(REVERSAL_CODE, 0, reversal, CODE_OFFSET, REVERSAL_CODE.length);
        ids.put(number, reversal, BillFrames.MSG_ID_TAIL_OFFSET);
        return reversal;
    }

    /** The refund's code follows the settlement's: 2304 and 2305, 2207 and 2208, 2102 and 2103. */
    private void putRefundCode() {
        refund[CODE_OFFSET + REVERSAL_CODE.length - 1]++;
    }

    private static byte[] empty(final int blockBytes) {
        final byte[] frame = new byte[BODY + blockBytes];
        new UnsafeBuffer(frame)
                .putInt(
                        FrameDescriptor.LENGTH_OFFSET,
                        frame.length - FrameDescriptor.LENGTH_BYTES,
                        FrameDescriptor.BYTE_ORDER);
        return frame;
    }
}

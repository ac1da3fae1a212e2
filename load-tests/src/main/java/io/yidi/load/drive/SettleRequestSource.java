package io.yidi.load.drive;

import io.netty.buffer.ByteBuf;
import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillSource;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.sbe.SettleRequestEncoder;

/**
 * 结算请求来源: a fixed set of bills, encoded beforehand, sent round and round under ever new message ids.
 *
 * <p>A request costs one copy and a few patched bytes, so that the generator is not what is measured.
 */
public final class SettleRequestSource implements RequestSource {

    private static final int MSG_ID_TAIL_OFFSET = ReplyDescriptor.BODY_OFFSET
            + SettleRequestEncoder.msgIdEncodingOffset()
            + SettleRequestEncoder.msgIdLength()
            - MsgIdSequence.TAIL_BYTES;

    private final byte[][] templates;
    private final MsgIdSequence ids;
    private long next;

    /**
     * Encodes the bills.
     *
     * @param bills to send
     * @param billCount number of different bills
     * @param ids of the messages
     * @param sentAtMs stated in every request
     */
    public SettleRequestSource(
            final BillSource bills, final int billCount, final MsgIdSequence ids, final long sentAtMs) {
        this.ids = ids;
        final SettleFrameWriter writer = new SettleFrameWriter();
        templates = new byte[billCount][];
        for (int i = 0; i < billCount; i++) {
            final Bill bill = bills.bill(i);
            templates[i] = writer.frame(bill, ids.msgId(bill.institutionCode(), 0), 0, sentAtMs);
        }
    }

    /**
     * Size of every frame.
     *
     * @return bytes, with the length field
     */
    public int frameBytes() {
        return templates[0].length;
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        final byte[] template = templates[(int) (next % templates.length)];
        ids.put(next, template, MSG_ID_TAIL_OFFSET);
        next++;
        final int start = target.writerIndex();
        target.writeBytes(template);
        target.setLongLE(start + ReplyDescriptor.CORRELATION_ID_OFFSET, correlationId);
    }
}

package io.yidi.load.bill;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.RequestJsonWriter;
import java.time.Instant;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 退费报文（JSON）: the native JSON request that refunds a settlement; safe for any thread. */
public final class RefundJsonWriter {

    private final RefundFrameWriter frames = new RefundFrameWriter();

    /**
     * Writes one request.
     *
     * @param settled bill
     * @param settlementId it was answered with
     * @param msgId of the refund, thirty characters
     * @param sentAt time stated in it
     * @return one JSON object
     */
    public String text(final Bill settled, final long settlementId, final String msgId, final Instant sentAt) {
        final byte[] frame = frames.frame(settled, settlementId, msgId, 0, sentAt.toEpochMilli());
        final ExpandableArrayBuffer json = new ExpandableArrayBuffer();
        final int length =
                new RequestJsonWriter().write(new UnsafeBuffer(frame), FrameDescriptor.MESSAGE_OFFSET, json, 0);
        return json.getStringWithoutLengthUtf8(0, length);
    }
}

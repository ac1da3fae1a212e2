package io.yidi.load.drive;

import io.netty.buffer.ByteBuf;
import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillSource;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleJsonWriter;
import io.yidi.load.client.HttpPost;
import io.yidi.load.client.JsonClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * JSON请求来源: a fixed set of bills as HTTP requests, sent round and round under ever new message ids. They are written
 * beforehand, so that one costs the generator a copy, unlike {@link JsonRequestSource}. One thread.
 */
public final class FixedJsonSource implements RequestSource {

    private static final String MSG_ID = "\"msgid\":\"";
    private static final HttpPost SETTLE = new HttpPost(JsonClient.SETTLEMENTS_PATH);

    private final byte[][] messages;
    private final int[] idOffsets;
    private final MsgIdSequence ids;
    private long next;

    /**
     * Writes the bills.
     *
     * @param bills to send
     * @param billCount number of different bills
     * @param ids of the messages
     * @param sentAt stated in every request
     */
    public FixedJsonSource(final BillSource bills, final int billCount, final MsgIdSequence ids, final Instant sentAt) {
        this.ids = ids;
        final SettleJsonWriter writer = new SettleJsonWriter();
        messages = new byte[billCount][];
        idOffsets = new int[billCount];
        for (int i = 0; i < billCount; i++) {
            final Bill bill = bills.bill(i);
            final String id = ids.msgId(bill.institutionCode(), 0);
            final String text = writer.text(bill, id, sentAt);
            messages[i] = text.getBytes(StandardCharsets.UTF_8);
            idOffsets[i] = text.indexOf(MSG_ID) + MSG_ID.length() + id.length() - MsgIdSequence.TAIL_BYTES;
        }
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        final int bill = (int) (next % messages.length);
        ids.put(next, messages[bill], idOffsets[bill]);
        next++;
        SETTLE.write(target, messages[bill], messages[bill].length);
    }
}

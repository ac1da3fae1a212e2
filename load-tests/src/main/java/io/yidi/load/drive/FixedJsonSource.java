package io.yidi.load.drive;

import io.netty.buffer.ByteBuf;
import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleJsonWriter;
import io.yidi.load.client.JsonClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * JSON请求来源: a fixed set of bills as HTTP requests, written beforehand, sent round and round under ever new message ids.
 * One thread.
 */
public final class FixedJsonSource implements RequestSource {

    private static final String MSG_ID = "\"msgid\":\"";

    private final byte[][] requests;
    private final int[] idOffsets;
    private final MsgIdSequence ids;
    private long next;

    /**
     * Writes the bills.
     *
     * @param generator of the bills
     * @param billCount number of different bills
     * @param ids of the messages
     * @param sentAt stated in every request
     */
    public FixedJsonSource(
            final BillGenerator generator, final int billCount, final MsgIdSequence ids, final Instant sentAt) {
        this.ids = ids;
        final SettleJsonWriter writer = new SettleJsonWriter();
        requests = new byte[billCount][];
        idOffsets = new int[billCount];
        for (int i = 0; i < billCount; i++) {
            final Bill bill = generator.bill(i);
            final String id = ids.msgId(bill.institutionCode(), 0);
            final String request = request(writer.text(bill, id, sentAt));
            requests[i] = request.getBytes(StandardCharsets.UTF_8);
            idOffsets[i] = request.indexOf(MSG_ID) + MSG_ID.length() + id.length() - MsgIdSequence.TAIL_BYTES;
        }
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        final int bill = (int) (next % requests.length);
        ids.put(next, requests[bill], idOffsets[bill]);
        next++;
        target.writeBytes(requests[bill]);
    }

    private static String request(final String body) {
        return "POST " + JsonClient.SETTLEMENTS_PATH
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; "
                + "charset=utf-8\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + body;
    }
}

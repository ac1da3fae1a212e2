package io.yidi.load.kill;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.bill.SettleJsonWriter;
import java.time.Instant;

/**
 * 请求: the request of a number, the same bytes whenever it is asked for, so that only numbers need be remembered.
 *
 * <p>Safe for any thread. The correlation id is the number.
 */
final class CampaignRequests {

    private final BillGenerator generator;
    private final Instant start;
    private final MsgIdSequence ids;
    private final SettleJsonWriter jsonWriter = new SettleJsonWriter();

    CampaignRequests(final BillGenerator generator, final Instant start) {
        this.generator = generator;
        this.start = start;
        this.ids = new MsgIdSequence(start.getEpochSecond());
    }

    byte[] frame(final long number) {
        final Bill bill = generator.bill(number);
        return new SettleFrameWriter().frame(bill, msgId(bill, number), number, start.toEpochMilli());
    }

    String json(final long number) {
        final Bill bill = generator.bill(number);
        return jsonWriter.text(bill, msgId(bill, number), start);
    }

    String personNo(final long number) {
        return generator.bill(number).personNo();
    }

    private String msgId(final Bill bill, final long number) {
        return ids.msgId(bill.institutionCode(), number);
    }
}

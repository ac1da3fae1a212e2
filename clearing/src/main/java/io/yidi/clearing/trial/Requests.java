package io.yidi.clearing.trial;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.RefundFrameWriter;
import io.yidi.load.bill.ReversalFrameWriter;
import io.yidi.load.bill.SettleFrameWriter;
import java.util.concurrent.TimeUnit;

/**
 * 试验请求: the requests of a trial; each names its bill and its step, so that an answer leads back to both. One thread.
 */
final class Requests {

    private static final int CATEGORY_COUNT = 4;
    private static final int TWIN_EVERY = 1_000;
    private static final Step[] STEPS = Step.values();

    private final SettleFrameWriter settlements = new SettleFrameWriter();
    private final RefundFrameWriter refunds = new RefundFrameWriter();
    private final ReversalFrameWriter reversals = new ReversalFrameWriter();
    private final BillGenerator bills;
    private final MsgIdSequence msgIds;

    /** 步骤: what is done with a bill, in this order. */
    enum Step {
        BILL,
        AGAIN,
        REFUND,
        REVERSAL
    }

    /**
     * 后续请求: what has to be sent once an answer is there.
     *
     * @param bill number of the bill
     * @param step what to do
     * @param settlementId of the bill
     */
    record FollowUp(int bill, Step step, long settlementId) {}

    Requests(final TrialPlan plan, final int personCount) {
        bills = new BillGenerator(plan.seed(), personCount, CATEGORY_COUNT, plan.day());
        msgIds = new MsgIdSequence(TimeUnit.NANOSECONDS.toSeconds(plan.sentAtNs(0)));
    }

    /** A bill; now and then somebody honestly has the same one twice. */
    Bill bill(final int number) {
        return bills.bill(number % TWIN_EVERY == TWIN_EVERY - 1 ? number - 1 : number);
    }

    /** The frame of a bill. */
    byte[] settle(final int bill, final Step step, final long sentAtNs) {
        return settlements.frame(bill(bill), msgId(bill, step), correlation(bill, step), ms(sentAtNs));
    }

    /** The frame of what comes later. */
    byte[] frame(final FollowUp next, final long sentAtNs) {
        final Bill bill = bill(next.bill());
        final String msgId = msgId(next.bill(), next.step());
        final long correlation = correlation(next.bill(), next.step());
        return switch (next.step()) {
            case REFUND -> refunds.frame(bill, next.settlementId(), msgId, correlation, ms(sentAtNs));
            case REVERSAL ->
                reversals.frame(
                        bill, Bill.TRANSACTION_CODE, msgId(next.bill(), Step.BILL), msgId, correlation, ms(sentAtNs));
            default -> settle(next.bill(), next.step(), sentAtNs);
        };
    }

    /** The bill that an answer is about. */
    static int billOf(final long correlation) {
        return (int) (correlation / STEPS.length);
    }

    /** The step that an answer is about. */
    static Step stepOf(final long correlation) {
        return STEPS[(int) (correlation % STEPS.length)];
    }

    private String msgId(final int bill, final Step step) {
        return msgIds.msgId(bill(bill).institutionCode(), correlation(bill, step));
    }

    private static long correlation(final int bill, final Step step) {
        return (long) bill * STEPS.length + step.ordinal();
    }

    private static long ms(final long epochNs) {
        return TimeUnit.NANOSECONDS.toMillis(epochNs);
    }
}

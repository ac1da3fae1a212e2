package io.yidi.load.campaign;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.QueryFrameWriter;
import io.yidi.load.bill.RefundFrameWriter;
import io.yidi.load.bill.RefundJsonWriter;
import io.yidi.load.bill.ReversalFrameWriter;
import io.yidi.load.bill.ReversalJsonWriter;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.bill.SettleJsonWriter;
import io.yidi.load.client.JsonClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * 请求: the request of a number, the same bytes whenever it is asked for, so that only numbers need be remembered.
 *
 * <p>About every eighth takes back a settlement or refund a little before it, which may or may not have been answered,
 * or even sent, by then. About every sixteenth refunds one of the settlements acknowledged last. Safe for any thread.
 * The correlation id is the number.
 */
public final class CampaignRequests implements RequestMeaning {

    private static final int DRAWS = 16;
    private static final int REVERSALS = 2;
    private static final int REFUND = REVERSALS;
    private static final int REVERSAL_DISTANCE_MAX = 64;
    private static final int NONE = -1;

    private final BillGenerator generator;
    private final long seed;
    private final Instant start;
    private final MsgIdSequence ids;
    private final SettleJsonWriter settleJson = new SettleJsonWriter();
    private final ReversalJsonWriter reversalJson = new ReversalJsonWriter();
    private final RefundTargets refundTargets = new RefundTargets();
    private final RefundFrameWriter refundFrame = new RefundFrameWriter();
    private final RefundJsonWriter refundJson = new RefundJsonWriter();
    private final Map<Long, Long> chosenOriginals = new ConcurrentHashMap<>();
    private final ReversalFrameWriter reversalFrame = new ReversalFrameWriter();

    /**
     * Requests of a campaign.
     *
     * @param seed of bills and reversals
     * @param personCount of the reference file
     * @param start time in the message ids and in every request
     */
    public CampaignRequests(final long seed, final int personCount, final Instant start) {
        this.seed = seed;
        this.start = start;
        this.ids = new MsgIdSequence(start.getEpochSecond());
        this.generator = new BillGenerator(
                seed,
                personCount,
                BillGenerator.CATEGORY_COUNT_MAX / 2,
                LocalDate.ofInstant(start, ZoneOffset.ofHours(8)));
    }

    /** Whether a number takes an earlier one back. */
    public boolean isReversal(final long number) {
        return original(number) != NONE;
    }

    /** Whether a number refunds a settlement. */
    public boolean isRefund(final long number) {
        return !isReversal(number) && draw(number) == REFUND;
    }

    /** The binary request. */
    public byte[] frame(final long number) {
        final Bill bill = bill(number);
        final long sentAtMs = start.toEpochMilli();
        final long original = original(number);
        if (original != NONE) {
            return reversalFrame.frame(
                    bill, code(original), msgId(bill, original), msgId(bill, number), number, sentAtMs);
        }
        return isRefund(number)
                ? refundFrame.frame(bill, target(number).settlementId(), msgId(bill, number), number, sentAtMs)
                : new SettleFrameWriter().frame(bill, msgId(bill, number), number, sentAtMs);
    }

    /** A binary query of what became of a number. */
    public byte[] query(final long number) {
        final Bill bill = bill(number);
        return new QueryFrameWriter().frame(bill.institutionCode(), code(number), msgId(bill, number), number);
    }

    /** The JSON request. */
    public String json(final long number) {
        final Bill bill = bill(number);
        final long original = original(number);
        if (original != NONE) {
            return reversalJson.text(bill, code(original), msgId(bill, original), msgId(bill, number), start);
        }
        return isRefund(number)
                ? refundJson.text(bill, target(number).settlementId(), msgId(bill, number), start)
                : settleJson.text(bill, msgId(bill, number), start);
    }

    /** Where the JSON request goes. */
    public String jsonPath(final long number) {
        if (isReversal(number)) {
            return JsonClient.REVERSALS_PATH;
        }
        return isRefund(number) ? JsonClient.REFUNDS_PATH : JsonClient.SETTLEMENTS_PATH;
    }

    @Override
    public String personNo(final long number) {
        return bill(number).personNo();
    }

    @Override
    public OptionalLong originalOf(final long number) {
        final long original = original(number);
        return original == NONE ? OptionalLong.empty() : OptionalLong.of(original);
    }

    @Override
    public OptionalLong refundedSettlementOf(final long number) {
        return isRefund(number) ? OptionalLong.of(target(number).settlementId()) : OptionalLong.empty();
    }

    /** Takes note of an acknowledged settlement, which a refund may name from now on. */
    void settled(final long number, final long settlementId) {
        refundTargets.settled(number, settlementId);
    }

    /** Makes a number take back a given one, whatever it would have been. */
    void reverse(final long original, final long number) {
        chosenOriginals.put(number, original);
    }

    private long original(final long number) {
        final Long chosen = chosenOriginals.get(number);
        return chosen == null ? drawnOriginal(number) : chosen;
    }

    private long drawnOriginal(final long number) {
        final SplittableRandom random = random(number);
        if (random.nextInt(DRAWS) >= REVERSALS) {
            return NONE;
        }
        final long original = number - 1 - random.nextInt(REVERSAL_DISTANCE_MAX);
        final boolean isReversal = draw(original) < REVERSALS || chosenOriginals.containsKey(original);
        return original < 0 || isReversal ? NONE : original;
    }

    private int draw(final long number) {
        return random(number).nextInt(DRAWS);
    }

    /** Past the draw that made it a refund, so that the target does not hang on what was drawn. */
    private RefundTargets.Target target(final long refund) {
        final SplittableRandom random = random(refund);
        random.nextInt(DRAWS);
        return refundTargets.of(refund, random);
    }

    /** The bill whose institution and person a request names. */
    private Bill bill(final long number) {
        final long original = original(number);
        final long named = original == NONE ? number : original;
        final Bill bill = generator.bill(isRefund(named) ? target(named).number() : named);
        return bill.insuredIn(StayPlan.of(bill.personNo()).insuredPlace());
    }

    private String code(final long number) {
        if (isReversal(number)) {
            return ReversalFrameWriter.TRANSACTION_CODE;
        }
        return isRefund(number) ? RefundFrameWriter.TRANSACTION_CODE : Bill.TRANSACTION_CODE;
    }

    private SplittableRandom random(final long number) {
        return new SplittableRandom(seed * 0xD1B54A32D192ED03L + number);
    }

    private String msgId(final Bill bill, final long number) {
        return ids.msgId(bill.institutionCode(), number);
    }
}

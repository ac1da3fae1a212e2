package io.yidi.load.corpus;

import io.netty.buffer.ByteBuf;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.drive.RequestSource;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 语料请求来源: bills, and repeats, refunds and reversals of bills that were answered; frames of the binary door.
 *
 * <p>The bills are encoded beforehand; each time one is sent, it is another person's of the same profile, under a new
 * message id. The acts come in the same order for the same seed; which bill is taken back depends on the answers.
 *
 * <p>A slot is the low half of a correlation id; what was last asked for with it is known until it is used again.
 */
public final class CorpusRequestSource implements RequestSource {

    /** Number of different bills of a load. */
    public static final int BILL_COUNT = 8_192;

    /** In place of the room for an answer: none are kept. */
    public static final int NO_ANSWERS = 0;

    private static final int SETTLEMENT_ID_OFFSET =
            ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.settlementIdEncodingOffset();

    private final BillFrames bills;
    private final int answerBytesMax;
    private final FollowUpFrames followUps = new FollowUpFrames();
    private final AnsweredBills answered;
    private final OpenRequests open;
    private final UnsafeBuffer original = new UnsafeBuffer(0, 0);
    private final SplittableRandom random;
    private long next;

    /**
     * Encodes the bills; answers are not kept.
     *
     * @param generator of the bills
     * @param billCount number of different bills
     * @param ids of the messages
     * @param seed of the acts and of who comes
     * @param sentAtMs stated in every request
     */
    public CorpusRequestSource(
            final CorpusGenerator generator,
            final int billCount,
            final MsgIdSequence ids,
            final long seed,
            final long sentAtMs) {
        this(generator, billCount, ids, seed, sentAtMs, NO_ANSWERS);
    }

    /**
     * Encodes the bills.
     *
     * @param generator of the bills
     * @param billCount number of different bills
     * @param ids of the messages
     * @param seed of the acts and of who comes
     * @param sentAtMs stated in every request
     * @param answerBytesMax room for the answer to a bill, in bytes, kept for {@link #original}; nothing follows a bill
     *     whose answer is longer; {@link #NO_ANSWERS} to keep none
     */
    public CorpusRequestSource(
            final CorpusGenerator generator,
            final int billCount,
            final MsgIdSequence ids,
            final long seed,
            final long sentAtMs,
            final int answerBytesMax) {
        this.random = new SplittableRandom(seed);
        this.bills = new BillFrames(generator, billCount, ids, sentAtMs);
        this.answerBytesMax = answerBytesMax;
        this.answered = new AnsweredBills(answerBytesMax);
        this.open = new OpenRequests(answerBytesMax);
    }

    /**
     * Size of the bills' frames.
     *
     * @return the mean over all different bills, in bytes, with the length field
     */
    public int meanFrameBytes() {
        return bills.meanFrameBytes();
    }

    /**
     * What the request of a slot does.
     *
     * @param slot that was written to
     * @return never {@code null}
     */
    public Act act(final int slot) {
        return open.act(slot);
    }

    /**
     * Who sends the request of a slot.
     *
     * @param slot that was written to
     * @return index among {@link CorpusPopulation#institutionCodes()}
     */
    public int institution(final int slot) {
        return bills.institution(open.template(slot));
    }

    /**
     * Where the person of a slot's request is insured.
     *
     * @param slot that was written to
     * @return index among {@link CorpusPopulation#insuredPlaces()}
     */
    public int insuredPlace(final int slot) {
        return bills.insuredPlace(open.template(slot));
    }

    /**
     * The answer to the bill that is repeated, refunded or reversed in a slot.
     *
     * @param slot whose request follows a bill
     * @return the whole frame; valid until the next call or the next request of the slot
     */
    public DirectBuffer original(final int slot) {
        if (open.originalBytes(slot) == 0) {
            throw new IllegalStateException("expected a request that follows a bill whose answer was kept, found "
                    + open.act(slot) + " in slot " + slot);
        }
        original.wrap(open.original(slot), 0, open.originalBytes(slot));
        return original;
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        final Act act = answered.isEmpty() ? Act.BILL : Proportions.ACTS.pick(random);
        final int start = target.writerIndex();
        if (act == Act.BILL) {
            writeBill(target, (int) correlationId);
        } else {
            writeFollowUp(target, (int) correlationId, act);
        }
        target.setLongLE(start + ReplyDescriptor.CORRELATION_ID_OFFSET, correlationId);
    }

    @Override
    public void onReply(final long correlationId, final int templateId, final ByteBuf buffer, final int offset) {
        final int slot = (int) correlationId;
        if (open.act(slot) != Act.BILL) {
            return;
        }
        if (templateId == SettleReplyDecoder.TEMPLATE_ID) {
            remember(slot, buffer, offset);
        } else if (templateId == SettleRequestDecoder.TEMPLATE_ID) { // an echo
            add(slot, 0);
        }
    }

    private void writeBill(final ByteBuf target, final int slot) {
        final int template = bills.any(random);
        final int person = bills.anyPerson(template, random);
        open.bill(slot, template, person, next);
        target.writeBytes(bills.frame(template, person, next++));
    }

    private void writeFollowUp(final ByteBuf target, final int slot, final Act act) {
        final int row = answered.take();
        open.followUp(slot, act, answered, row);
        final byte[] bill = bills.frame(answered.template(row), answered.person(row), answered.number(row));
        switch (act) {
            case REFUND -> target.writeBytes(followUps.refund(bill, bills.ids(), next++, answered.settlementId(row)));
            case REVERSAL -> target.writeBytes(followUps.reversal(bill, bills.ids(), next++));
            default -> target.writeBytes(bill);
        }
    }

    private void remember(final int slot, final ByteBuf buffer, final int offset) {
        final long settlementId = buffer.getLongLE(offset + SETTLEMENT_ID_OFFSET);
        if (answerBytesMax == NO_ANSWERS) {
            add(slot, settlementId);
            return;
        }
        final int answerBytes = FrameDescriptor.LENGTH_BYTES + buffer.getIntLE(offset + FrameDescriptor.LENGTH_OFFSET);
        if (answerBytes <= answerBytesMax) {
            add(slot, settlementId);
            answered.keepAnswer(buffer, offset, answerBytes);
        }
    }

    private void add(final int slot, final long settlementId) {
        answered.add(open.template(slot), open.person(slot), open.number(slot), settlementId);
    }
}

package io.yidi.load.corpus;

import io.netty.buffer.ByteBuf;
import io.yidi.load.bill.Bill;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.drive.RequestSource;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * 语料请求来源: bills, and repeats, refunds and reversals of bills that were answered; frames of the binary door.
 *
 * <p>The bills are encoded beforehand; each time one is sent, it is another person's of the same profile, under a new
 * message id. The acts come in the same order for the same seed; which bill is taken back depends on the answers.
 */
public final class CorpusRequestSource implements RequestSource {

    private static final int SETTLEMENT_ID_OFFSET =
            ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.settlementIdEncodingOffset();
    private static final int NONE = -1;
    private static final int SLOTS_AT_FIRST = 64;

    private final BillFrames bills;
    private final FollowUpFrames followUps = new FollowUpFrames();
    private final AnsweredBills answered = new AnsweredBills();
    private final SplittableRandom random;
    private int[] openTemplates = new int[0];
    private int[] openPersons = new int[0];
    private long[] openNumbers = new long[0];
    private long next;

    /**
     * Encodes the bills.
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
        this.random = new SplittableRandom(seed);
        final byte[][] templates = new byte[billCount][];
        final int[] profiles = new int[billCount];
        final SettleFrameWriter writer = new SettleFrameWriter();
        for (int i = 0; i < billCount; i++) {
            final Bill bill = generator.bill(i);
            templates[i] = writer.frame(bill, ids.msgId(bill.institutionCode(), 0), 0, sentAtMs);
            profiles[i] = generator.profileOf(i);
        }
        bills = new BillFrames(templates, profiles, generator.population(), ids);
    }

    /**
     * Size of the bills' frames.
     *
     * @return the mean over all different bills, in bytes, with the length field
     */
    public int meanFrameBytes() {
        return bills.meanFrameBytes();
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        final Act act = answered.isEmpty() ? Act.BILL : Proportions.ACTS.pick(random);
        final int start = target.writerIndex();
        if (act == Act.BILL) {
            writeBill(target, (int) correlationId);
        } else {
            open((int) correlationId, NONE, 0, 0);
            writeFollowUp(target, act);
        }
        target.setLongLE(start + ReplyDescriptor.CORRELATION_ID_OFFSET, correlationId);
    }

    @Override
    public void onReply(final long correlationId, final int templateId, final ByteBuf buffer, final int offset) {
        final int slot = (int) correlationId;
        if (openTemplates[slot] == NONE) {
            return;
        }
        if (templateId == SettleReplyDecoder.TEMPLATE_ID) {
            remember(slot, buffer.getLongLE(offset + SETTLEMENT_ID_OFFSET));
        } else if (templateId == SettleRequestDecoder.TEMPLATE_ID) { // an echo
            remember(slot, 0);
        }
    }

    private void writeBill(final ByteBuf target, final int slot) {
        final int template = bills.any(random);
        final int person = bills.anyPerson(template, random);
        open(slot, template, person, next);
        target.writeBytes(bills.frame(template, person, next++));
    }

    private void writeFollowUp(final ByteBuf target, final Act act) {
        final int row = answered.take();
        final byte[] bill = bills.frame(answered.template(row), answered.person(row), answered.number(row));
        switch (act) {
            case REFUND -> target.writeBytes(followUps.refund(bill, bills.ids(), next++, answered.settlementId(row)));
            case REVERSAL -> target.writeBytes(followUps.reversal(bill, bills.ids(), next++));
            default -> target.writeBytes(bill);
        }
    }

    private void remember(final int slot, final long settlementId) {
        answered.add(openTemplates[slot], openPersons[slot], openNumbers[slot], settlementId);
    }

    /** Notes what a slot asks for; slots are few and soon all known. */
    private void open(final int slot, final int template, final int person, final long number) {
        if (slot >= openTemplates.length) {
            final int slots = Math.max(SLOTS_AT_FIRST, 2 * slot);
            openTemplates = Arrays.copyOf(openTemplates, slots);
            openPersons = Arrays.copyOf(openPersons, slots);
            openNumbers = Arrays.copyOf(openNumbers, slots);
        }
        openTemplates[slot] = template;
        openPersons[slot] = person;
        openNumbers[slot] = number;
    }
}

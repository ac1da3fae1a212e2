package io.yidi.load.day;

import io.netty.buffer.ByteBuf;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.corpus.Act;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ReplyFlagsDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 当日应答: holds every answer against its request, and books it: a bill on the business day that its answer names, a
 * refund with its negative amounts on its own; a reversal takes the bill out of the day it was on, a repeat changes
 * nothing. What is wrong is noted and not booked. One thread; allocates for a new business day and for what is wrong.
 */
final class DayAnswers {

    private static final int CODE_OFFSET =
            ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.institutionCodeEncodingOffset();
    private static final int FLAGS_OFFSET = ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.replyFlagsEncodingOffset();
    private static final int ACTS = Act.values().length;
    private static final int SLOTS_AT_FIRST = 64;

    /** The last eight characters of a message id tell the requests in flight apart. */
    private static final int ID_END_BYTES = Long.BYTES;

    private static final int ASKED_ID_END = ReplyDescriptor.BODY_OFFSET
            + SettleRequestDecoder.msgIdEncodingOffset()
            + SettleRequestDecoder.msgIdEncodingLength()
            - ID_END_BYTES;
    private static final int ANSWERED_ID_END = ReplyDescriptor.BODY_OFFSET
            + SettleReplyDecoder.msgIdEncodingOffset()
            + SettleReplyDecoder.msgIdEncodingLength()
            - ID_END_BYTES;

    private final DayRequests requests;
    private final DayParties parties;
    private final byte[][] institutions;
    private final Map<Integer, DayBook> books = new TreeMap<>();
    private final long[] taken = new long[ACTS];
    private long[] askedIdEnds = new long[SLOTS_AT_FIRST];
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final ReplyFlagsDecoder flags = new ReplyFlagsDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettleReplyDecoder settled = new SettleReplyDecoder();
    private final RefundReplyDecoder refunded = new RefundReplyDecoder();
    private final ReversalReplyDecoder reversed = new ReversalReplyDecoder();
    private final OriginalAnswer original = new OriginalAnswer();
    private DayBook openBook;
    private int openDay = Integer.MIN_VALUE;
    private int lastBusinessDay;
    private long count;
    private long unexpected;
    private String firstUnexpected = "";

    DayAnswers(final DayRequests requests, final DayParties parties) {
        this.requests = requests;
        this.parties = parties;
        this.institutions = parties.institutions().stream()
                .map(code -> code.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /** Notes what is asked in a slot. */
    void asked(final int slot, final ByteBuf frames, final int start) {
        if (slot >= askedIdEnds.length) {
            askedIdEnds = Arrays.copyOf(askedIdEnds, 2 * slot);
        }
        askedIdEnds[slot] = frames.getLongLE(start + ASKED_ID_END);
    }

    /** Takes the answer to an open request. */
    void take(
            final long correlationId,
            final int templateId,
            final ByteBuf buffer,
            final int offset,
            final int frameBytes) {
        count++;
        view.wrap(buffer.memoryAddress() + offset, frameBytes);
        final int slot = (int) correlationId;
        final Act act = requests.act(slot);
        if (isOf(slot, act, templateId) && book(slot, act)) {
            taken[act.ordinal()]++;
            requests.onReply(correlationId, templateId, buffer, offset);
        }
    }

    /** Takes an answer to nothing that is open. */
    void takeSurplus(final long correlationId) {
        count++;
        note("a second answer, or one to nothing: correlation id " + Long.toHexString(correlationId));
    }

    /** The book of a business day, empty if no answer named that day. */
    DayBook book(final int businessDay) {
        return books.computeIfAbsent(businessDay, day -> new DayBook(parties));
    }

    /** Business day of the last bill. */
    int lastBusinessDay() {
        return lastBusinessDay;
    }

    /** Business days named, the earliest first. */
    Iterable<Integer> businessDays() {
        return books.keySet();
    }

    /** What was right. */
    DayActs acts() {
        return new DayActs(
                taken[Act.BILL.ordinal()],
                taken[Act.REPEAT.ordinal()],
                taken[Act.REFUND.ordinal()],
                taken[Act.REVERSAL.ordinal()]);
    }

    long count() {
        return count;
    }

    long unexpected() {
        return unexpected;
    }

    String firstUnexpected() {
        return firstUnexpected;
    }

    /** Whether an answer is of the kind and to the message that was sent, and marked as a repeat only if it is one. */
    private boolean isOf(final int slot, final Act act, final int templateId) {
        if (templateId != templateOf(act)) {
            note(act + ": template " + templateId + resultCode(templateId));
            return false;
        }
        flags.wrap(view, FLAGS_OFFSET);
        return isRight(isSender(institutions[requests.institution(slot)]), act, "answered to another institution")
                && isRight(
                        view.getLong(ANSWERED_ID_END, ByteOrder.LITTLE_ENDIAN) == askedIdEnds[slot],
                        act,
                        "answered to another message id")
                && isRight(
                        flags.repeat() == (act == Act.REPEAT),
                        act,
                        flags.repeat() ? "answered as a repeat" : "answered without the mark of a repeat");
    }

    /** Books an answer if it says what it should; a repeat only has to. */
    private boolean book(final int slot, final Act act) {
        return switch (act) {
            case BILL -> settle(slot);
            case REPEAT ->
                isRight(
                        original.of(requests.original(slot)).isRepeatedBy(view),
                        act,
                        "answered otherwise than the first time");
            case REFUND -> refund(slot);
            case REVERSAL -> reverse(slot);
        };
    }

    private boolean settle(final int slot) {
        settled.wrapAndApplyHeader(view, FrameDescriptor.MESSAGE_OFFSET, header);
        lastBusinessDay = settled.businessDay();
        openBook(lastBusinessDay).add(requests.institution(slot), requests.insuredPlace(slot), settled);
        return true;
    }

    private boolean refund(final int slot) {
        refunded.wrapAndApplyHeader(view, FrameDescriptor.MESSAGE_OFFSET, header);
        final boolean isNegative = isRight(
                original.of(requests.original(slot)).isNegatedBy(refunded),
                Act.REFUND,
                "not the exact negative of what was settled");
        if (isNegative) {
            refunded.sbeRewind();
            openBook(refunded.businessDay()).add(requests.institution(slot), requests.insuredPlace(slot), refunded);
        }
        return isNegative;
    }

    private boolean reverse(final int slot) {
        reversed.wrapAndApplyHeader(view, FrameDescriptor.MESSAGE_OFFSET, header);
        final boolean isTakenBack = isRight(
                original.of(requests.original(slot)).isTakenBackBy(reversed),
                Act.REVERSAL,
                "did not take back what was settled");
        if (isTakenBack) {
            final SettleReplyDecoder bill = original.settled();
            openBook(bill.businessDay()).takeBack(requests.institution(slot), requests.insuredPlace(slot), bill);
        }
        return isTakenBack;
    }

    /** The book of a day; most of the time it is that of the answer before. */
    private DayBook openBook(final int businessDay) {
        if (businessDay != openDay) {
            openDay = businessDay;
            openBook = book(businessDay);
        }
        return openBook;
    }

    private boolean isSender(final byte[] code) {
        for (int i = 0; i < code.length; i++) {
            if (view.getByte(CODE_OFFSET + i) != code[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isRight(final boolean isAsExpected, final Act act, final String otherwise) {
        if (!isAsExpected) {
            note(act + ": " + otherwise);
        }
        return isAsExpected;
    }

    private void note(final String what) {
        unexpected++;
        if (unexpected == 1) {
            firstUnexpected = what;
        }
    }

    private String resultCode(final int templateId) {
        return switch (templateId) {
            case ErrorReplyDecoder.TEMPLATE_ID -> ", code " + code(ErrorReplyDecoder.resultCodeEncodingOffset());
            case RefusalReplyDecoder.TEMPLATE_ID -> ", code " + code(RefusalReplyDecoder.resultCodeEncodingOffset());
            default -> "";
        };
    }

    private int code(final int encodingOffset) {
        return Short.toUnsignedInt(
                view.getShort(ReplyDescriptor.BODY_OFFSET + encodingOffset, FrameDescriptor.BYTE_ORDER));
    }

    private static int templateOf(final Act act) {
        return switch (act) {
            case BILL, REPEAT -> SettleReplyDecoder.TEMPLATE_ID;
            case REFUND -> RefundReplyDecoder.TEMPLATE_ID;
            case REVERSAL -> ReversalReplyDecoder.TEMPLATE_ID;
        };
    }
}

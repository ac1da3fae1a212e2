package io.yidi.load.day;

import io.netty.buffer.ByteBuf;
import io.yidi.load.population.Population;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 当日应答: takes every answer once, and books it on the business day that it names. The number of a request is its
 * correlation id, and tells person and place; the hospital has to be the one that sent it. One thread.
 */
final class DayAnswers {

    private final Population population;
    private final Map<Integer, DayBook> books = new TreeMap<>();
    private final BitSet answered = new BitSet();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettleReplyDecoder reply = new SettleReplyDecoder();
    private final byte[][] institutions;
    private DayBook book;
    private int bookDay = Integer.MIN_VALUE;
    private long count;
    private long unexpected;
    private String firstUnexpected = "";

    DayAnswers(final Population population) {
        this.population = population;
        this.institutions = new byte[population.institutionCount()][];
        for (int i = 0; i < institutions.length; i++) {
            institutions[i] = Population.institutionCode(i).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Takes an answer. */
    void take(final long number, final int templateId, final ByteBuf buffer, final int offset, final int frameBytes) {
        count++;
        view.wrap(buffer.memoryAddress() + offset, frameBytes);
        if (number < 0 || number > Integer.MAX_VALUE || answered.get((int) number)) {
            note("a second answer to request " + number);
            return;
        }
        answered.set((int) number);
        if (templateId != SettleReplyDecoder.TEMPLATE_ID) {
            note("template " + templateId + resultCode(templateId));
            return;
        }
        reply.wrapAndApplyHeader(view, FrameDescriptor.MESSAGE_OFFSET, header);
        book(number);
    }

    /** The book of a business day, empty if no answer named that day. */
    DayBook book(final int businessDay) {
        return books.computeIfAbsent(businessDay, day -> new DayBook(population));
    }

    /** Business day of the last settlement. */
    int lastBusinessDay() {
        return bookDay;
    }

    /** Business days named, the earliest first. */
    Iterable<Integer> businessDays() {
        return books.keySet();
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

    private void book(final long number) {
        final int expected = population.institutionOf(number);
        if (!isOf(expected)) {
            note("request " + number + " answered to " + reply.institutionCode());
            return;
        }
        if (reply.businessDay() != bookDay) {
            bookDay = reply.businessDay();
            book = book(bookDay);
        }
        book.add(expected, population.placeOf(population.personOf(number)), reply);
    }

    private boolean isOf(final int expected) {
        final byte[] code = institutions[expected];
        final int at = reply.offset() + SettleReplyDecoder.institutionCodeEncodingOffset();
        for (int i = 0; i < code.length; i++) {
            if (view.getByte(at + i) != code[i]) {
                return false;
            }
        }
        return true;
    }

    private void note(final String what) {
        unexpected++;
        if (unexpected == 1) {
            firstUnexpected = what;
        }
    }

    private String resultCode(final int templateId) {
        final int body = FrameDescriptor.MESSAGE_OFFSET + MessageHeaderDecoder.ENCODED_LENGTH;
        return switch (templateId) {
            case ErrorReplyDecoder.TEMPLATE_ID -> ", code " + code(body + ErrorReplyDecoder.resultCodeEncodingOffset());
            case RefusalReplyDecoder.TEMPLATE_ID ->
                ", code " + code(body + RefusalReplyDecoder.resultCodeEncodingOffset());
            default -> "";
        };
    }

    private int code(final int offset) {
        return Short.toUnsignedInt(view.getShort(offset, FrameDescriptor.BYTE_ORDER));
    }
}

package io.yidi.load.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.ResultClass;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.nio.charset.StandardCharsets;

/**
 * JSON 应答读取: finds what a driver needs in an answer (its kind, the settlement number, the code of an error) and says it
 * as a frame of the binary door would, all else empty. One thread; no garbage.
 */
final class JsonReplyReader {

    private static final int FRAME_BYTES = 1024;
    private static final int RADIX = 10;
    private static final byte[] RESULT = text("\"result\":\"");
    private static final byte[] SETTLED = text("SETTLED\"");
    private static final byte[] REFUNDED = text("REFUNDED\"");
    private static final byte[] REVERSED = text("REVERSED\"");
    private static final byte[] BUSY = text("BUSY\"");
    private static final byte[] SETTLEMENT_ID = text("\"setl_id\":\"");
    private static final byte[] CODE = text("\"code\":\"YD-");

    private static final byte[] VERDICT = text("\"infcode\":");
    private static final byte[] DONE = text("0");
    private static final byte[] VISIT_ID = text("\"mdtrt_id\":\"");
    private static final byte[] NATIONAL_CODE = text("[YD-");
    private static final int BUSY_MIN = 2_001;
    private static final int BUSY_MAX = 2_005;

    private final ByteBuf frame = Unpooled.buffer(FRAME_BYTES).writeZero(FRAME_BYTES);

    /** The reply; valid until the next one is read. */
    ByteBuf read(final long correlationId, final ByteBuf buffer, final int from, final int to) {
        frame.setZero(0, FRAME_BYTES);
        frame.setLongLE(ReplyDescriptor.CORRELATION_ID_OFFSET, correlationId);
        final int result = after(RESULT, buffer, from, to);
        if (isAt(SETTLED, buffer, result, to)) {
            putTemplate(SettleReplyDecoder.TEMPLATE_ID);
            putField(
                    SettleReplyDecoder.settlementIdEncodingOffset(),
                    number(buffer, after(SETTLEMENT_ID, buffer, from, to), to));
        } else if (isAt(REFUNDED, buffer, result, to)) {
            putTemplate(RefundReplyDecoder.TEMPLATE_ID);
        } else if (isAt(REVERSED, buffer, result, to)) {
            putTemplate(ReversalReplyDecoder.TEMPLATE_ID);
        } else if (result == to) {
            readNational(buffer, from, to);
        } else {
            putError(isAt(BUSY, buffer, result, to), number(buffer, after(CODE, buffer, from, to), to));
        }
        return frame;
    }

    /** What is done is told as a settlement, with the number of the visit for that of the settlement. */
    private void readNational(final ByteBuf buffer, final int from, final int to) {
        if (isAt(DONE, buffer, after(VERDICT, buffer, from, to), to)) {
            putTemplate(SettleReplyDecoder.TEMPLATE_ID);
            putField(
                    SettleReplyDecoder.settlementIdEncodingOffset(),
                    number(buffer, after(VISIT_ID, buffer, from, to), to));
        } else {
            final long code = number(buffer, after(NATIONAL_CODE, buffer, from, to), to);
            putError(code >= BUSY_MIN && code <= BUSY_MAX, code);
        }
    }

    private void putError(final boolean isBusy, final long code) {
        putTemplate(ErrorReplyDecoder.TEMPLATE_ID);
        final ResultClass resultClass = isBusy ? ResultClass.BUSY : ResultClass.MALFORMED;
        frame.setByte(ReplyDescriptor.BODY_OFFSET + ErrorReplyDecoder.resultClassEncodingOffset(), resultClass.value());
        frame.setShortLE(ReplyDescriptor.BODY_OFFSET + ErrorReplyDecoder.resultCodeEncodingOffset(), (int) code);
    }

    private void putTemplate(final int templateId) {
        frame.setShortLE(ReplyDescriptor.TEMPLATE_ID_OFFSET, templateId);
    }

    private void putField(final int offset, final long value) {
        frame.setLongLE(ReplyDescriptor.BODY_OFFSET + offset, value);
    }

    private static int after(final byte[] name, final ByteBuf buffer, final int from, final int to) {
        final int at = HttpConnection.find(name, buffer, from, to);
        return at < 0 ? to : at + name.length;
    }

    private static boolean isAt(final byte[] value, final ByteBuf buffer, final int at, final int to) {
        return HttpConnection.find(value, buffer, at, Math.min(to, at + value.length)) == at;
    }

    private static long number(final ByteBuf buffer, final int from, final int to) {
        long number = 0;
        for (int at = from; at < to && Character.isDigit(buffer.getByte(at)); at++) {
            number = number * RADIX + buffer.getByte(at) - '0';
        }
        return number;
    }

    private static byte[] text(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

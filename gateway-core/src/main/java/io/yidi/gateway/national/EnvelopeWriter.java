package io.yidi.gateway.national;

import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.national.answer.AnswerWriter;
import io.yidi.gateway.national.answer.OutputWriter;
import io.yidi.gateway.national.document.BodyDecoder;
import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.document.TextBuffer;
import io.yidi.gateway.national.document.TextCodec;
import io.yidi.gateway.national.message.MessageTimes;
import java.nio.charset.StandardCharsets;

/**
 * 应答报文写出: the document around an output: verdict, numbers, times, and what is wrong, in the character set of the
 * request. One event loop only; allocates nothing for what went well, once the buffers have grown.
 */
final class EnvelopeWriter {

    private static final String SIGN_IN = "9001";
    private static final String NO_AREA = "000000";
    private static final String DONE = "0";
    private static final String FAILED = "-1";
    private static final String[] UNUSED_NAMES = {"cainfo", "signtype", "enctype"};
    private static final int SERIAL_DIGITS = 10;
    private static final long SERIALS = 10_000_000_000L;

    private final OutputWriter outputs;
    private final SignNumbers signNumbers;
    private final AnswerWriter json = new AnswerWriter();
    private final ErrorMessage errors = new ErrorMessage();
    private final TextBuffer messageId = new TextBuffer();
    private final TextBuffer time = new TextBuffer();
    private final TextCodec utf8 = new TextCodec(StandardCharsets.UTF_8);
    private final TextCodec chinese = new TextCodec(BodyDecoder.CHINESE);
    private TextCodec used = utf8;
    private long serial;

    /**
     * Makes a writer.
     *
     * @param outputs writes what the tables say
     * @param signNumbers given out at sign-in
     * @param nowMs serial numbers begin with it
     */
    EnvelopeWriter(final OutputWriter outputs, final SignNumbers signNumbers, final long nowMs) {
        this.outputs = outputs;
        this.signNumbers = signNumbers;
        this.serial = nowMs % SERIALS;
    }

    /**
     * Writes an answer.
     *
     * @param exchange of the request
     * @param index holds the native reply
     * @param reply in it, or {@link DocumentIndex#NONE}
     * @param nowMs since 1970-01-01T00:00Z
     * @return length of {@link #bytes()}
     */
    int write(final NationalExchange exchange, final DocumentIndex index, final int reply, final long nowMs) {
        json.clear();
        writeDocument(exchange, index, reply, nowMs);
        used = exchange.isChinese ? chinese : utf8;
        return used.encode(json.text().view());
    }

    /** The answer written last, from the first byte. */
    byte[] bytes() {
        return used.bytes();
    }

    private void writeDocument(
            final NationalExchange exchange, final DocumentIndex index, final int reply, final long nowMs) {
        final boolean isDone = exchange.fault == null && index.find(reply, "code") == DocumentIndex.NONE;
        writeMessageId(exchange, nowMs);
        json.openObject();
        json.name("infcode");
        json.word(isDone ? DONE : FAILED);
        json.name("inf_refmsgid");
        json.string(messageId.view());
        json.name("refmsg_time");
        json.string(
                MessageTimes.toTheMs(exchange.receivedAtEpochMs, time.clear()).view());
        json.name("respond_time");
        json.string(MessageTimes.toTheMs(nowMs, time.clear()).view());
        json.name("err_msg");
        json.string(isDone ? "" : errorMessage(exchange, index, reply));
        json.name("warn_msg");
        json.string(exchange.warnings);
        for (final String name : UNUSED_NAMES) {
            json.name(name);
            json.nothing();
        }
        json.name("output");
        if (isDone) {
            outputs.write(
                    json,
                    exchange.request,
                    exchange.lines,
                    index,
                    reply,
                    numberGivenOut(exchange, nowMs),
                    MessageTimes.readable(nowMs, time.clear()).view());
        } else {
            json.nothing();
        }
        json.closeObject();
    }

    /** Where callers are told apart, the number of a sign-in is bound to the certificate. */
    private CharSequence numberGivenOut(final NationalExchange exchange, final long nowMs) {
        if (exchange.caller == CallerIdentity.ANYONE
                || !exchange.request.transaction().infno().equals(SIGN_IN)) {
            return messageId.view();
        }
        final String second =
                MessageTimes.toTheSecond(nowMs, time.clear()).view().toString();
        return signNumbers.of(exchange.caller, exchange.request.institution().toString(), second);
    }

    private CharSequence errorMessage(final NationalExchange exchange, final DocumentIndex index, final int reply) {
        return exchange.fault == null ? errors.of(index, reply, exchange.lines) : errors.of(exchange.fault);
    }

    /** Area of the receiver, time, serial number: thirty characters. */
    private void writeMessageId(final NationalExchange exchange, final long nowMs) {
        final CharSequence area = exchange.request.envelopeText("mdtrtarea_admvs");
        serial = (serial + 1) % SERIALS;
        messageId.clear().append(isArea(area) ? area : NO_AREA);
        MessageTimes.toTheSecond(nowMs, messageId).digits(serial, SERIAL_DIGITS);
    }

    private static boolean isArea(final CharSequence text) {
        boolean isArea = text.length() == NO_AREA.length();
        for (int i = 0; isArea && i < text.length(); i++) {
            isArea = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return isArea;
    }
}

package io.yidi.protocol;

import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.RefusalReplyEncoder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 拒绝应答: writes the {@code RefusalReply} to a request that the rules refuse, with its four texts.
 *
 * <p>Not thread-safe: one for each thread that answers. Allocates nothing.
 */
public final class RefusalReplyWriter {

    /** A buffer of this many bytes holds every reply this class writes. */
    public static final int REPLY_LENGTH_MAX = 2048;

    /** Most characters of a hotline. */
    public static final int HOTLINE_LENGTH_MAX = 20;

    private static final int CURE_LENGTH_MAX = 512;
    private static final byte[] HOTLINE_ZH = "咨询电话 ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HOTLINE_EN = " Hotline: ".getBytes(StandardCharsets.UTF_8);

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RefusalReplyEncoder reply = new RefusalReplyEncoder();
    private final byte[] found = new byte[Fault.FOUND_UTF8_LENGTH_MAX];
    private final byte[] cure = new byte[CURE_LENGTH_MAX];

    /**
     * Writes a refusal, not marked as a repeat.
     *
     * @param target to write to
     * @param offset of the message header
     * @param correlationId of the request
     * @param keyBuffer that holds the request's key as in {@link KeyDescriptor}
     * @param keyOffset of the key
     * @param reason why, with the field if there is one
     * @param journalPosition where it is recorded; 0 for a refused quote
     * @param decidedAtMs milliseconds since the epoch
     * @param businessDay days since the epoch
     * @return length of the message, header included, in bytes
     */
    public int write(
            final MutableDirectBuffer target,
            final int offset,
            final long correlationId,
            final DirectBuffer keyBuffer,
            final int keyOffset,
            final Fault reason,
            final long journalPosition,
            final long decidedAtMs,
            final int businessDay) {
        reply.wrapAndApplyHeader(target, offset, header)
                .correlationId(correlationId)
                .resultCode(reason.code().number())
                .journalPosition(journalPosition)
                .decidedAtMs(decidedAtMs)
                .businessDay(businessDay)
                .fieldName(reason.field());
        reply.replyFlags().clear();
        KeyDescriptor.copy(
                target, reply.offset() + RefusalReplyEncoder.institutionCodeEncodingOffset(), keyBuffer, keyOffset);
        reply.putFound(found, 0, reason.encodeFound(found));
        putTexts(reason.code(), reason.hotline());
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    private void putTexts(final ResultCode code, final String hotline) {
        final byte[] textZh = ResultTexts.ZH_CN.textUtf8(code);
        final byte[] textEn = ResultTexts.EN.textUtf8(code);
        reply.putTextZh(textZh, 0, textZh.length).putTextEn(textEn, 0, textEn.length);
        reply.putCureZh(cure, 0, cure(ResultTexts.ZH_CN.cureUtf8(code), HOTLINE_ZH, hotline));
        reply.putCureEn(cure, 0, cure(ResultTexts.EN.cureUtf8(code), HOTLINE_EN, hotline));
    }

    /** What to do, and whom to ask if there is a hotline. */
    private int cure(final byte[] text, final byte[] ask, final String hotline) {
        System.arraycopy(text, 0, cure, 0, text.length);
        if (hotline.isEmpty()) {
            return text.length;
        }
        System.arraycopy(ask, 0, cure, text.length, ask.length);
        final int at = text.length + ask.length;
        final int digits = Math.min(hotline.length(), HOTLINE_LENGTH_MAX);
        for (int i = 0; i < digits; i++) {
            cure[at + i] = (byte) hotline.charAt(i);
        }
        return at + digits;
    }
}

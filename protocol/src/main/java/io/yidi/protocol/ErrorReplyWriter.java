package io.yidi.protocol;

import io.yidi.protocol.sbe.ErrorReplyEncoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 错误应答: writes the {@code ErrorReply} to a request that was not executed, with its four texts.
 *
 * <p>Not thread-safe: one for each thread that answers. Allocates nothing.
 */
public final class ErrorReplyWriter {

    /** A buffer of this many bytes holds every reply this class writes. */
    public static final int REPLY_LENGTH_MAX = 2048;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ErrorReplyEncoder reply = new ErrorReplyEncoder();
    private final Fault codeOnly = new Fault();
    private final byte[] found = new byte[Fault.FOUND_UTF8_LENGTH_MAX];

    /**
     * Writes a reply that tells a code and no field.
     *
     * @param target to write to
     * @param offset of the message header
     * @param correlationId of the request, 0 if it could not be read
     * @param keyBuffer that holds the request's key as in {@link KeyDescriptor}; null if it could not be read
     * @param keyOffset of the key
     * @param code to tell
     * @return length of the message, header included, in bytes
     */
    public int write(
            final MutableDirectBuffer target,
            final int offset,
            final long correlationId,
            final DirectBuffer keyBuffer,
            final int keyOffset,
            final ResultCode code) {
        return write(target, offset, correlationId, keyBuffer, keyOffset, codeOnly.set(code));
    }

    /**
     * Writes a reply that tells a fault.
     *
     * @param target to write to
     * @param offset of the message header
     * @param correlationId of the request, 0 if it could not be read
     * @param keyBuffer that holds the request's key as in {@link KeyDescriptor}; null if it could not be read
     * @param keyOffset of the key
     * @param fault to tell
     * @return length of the message, header included, in bytes
     */
    public int write(
            final MutableDirectBuffer target,
            final int offset,
            final long correlationId,
            final DirectBuffer keyBuffer,
            final int keyOffset,
            final Fault fault) {
        final ResultCode code = fault.code();
        reply.wrapAndApplyHeader(target, offset, header)
                .correlationId(correlationId)
                .resultCode(code.number())
                .resultClass(code.resultClass())
                .fieldName(fault.field());
        KeyDescriptor.copy(
                target, reply.offset() + ErrorReplyEncoder.institutionCodeEncodingOffset(), keyBuffer, keyOffset);
        reply.putFound(found, 0, fault.encodeFound(found));
        putTexts(code);
        return MessageHeaderEncoder.ENCODED_LENGTH + reply.encodedLength();
    }

    private void putTexts(final ResultCode code) {
        final byte[] textZh = ResultTexts.ZH_CN.textUtf8(code);
        final byte[] textEn = ResultTexts.EN.textUtf8(code);
        final byte[] cureZh = ResultTexts.ZH_CN.cureUtf8(code);
        final byte[] cureEn = ResultTexts.EN.cureUtf8(code);
        reply.putTextZh(textZh, 0, textZh.length).putTextEn(textEn, 0, textEn.length);
        reply.putCureZh(cureZh, 0, cureZh.length).putCureEn(cureEn, 0, cureEn.length);
    }
}

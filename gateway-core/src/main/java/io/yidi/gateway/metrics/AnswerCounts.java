package io.yidi.gateway.metrics;

import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import org.agrona.DirectBuffer;

/**
 * 应答计数: how many answers said no, by result code; also those that said it again. One event loop counts, any thread
 * reads; allocates nothing.
 */
public final class AnswerCounts {

    private static final int ERROR_CODE_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + ErrorReplyDecoder.resultCodeEncodingOffset();
    private static final int REFUSAL_CODE_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + RefusalReplyDecoder.resultCodeEncodingOffset();

    private final EventCounts<ResultCode> counts = new EventCounts<>(ResultCode.values());
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /** Counts an answer that said no. */
    public void add(final ResultCode code) {
        counts.add(code);
    }

    /**
     * Counts an answer if it says no.
     *
     * @param reply holds it, with its header; or what a control command reports
     * @param offset of the header
     * @param length in bytes
     */
    public void addIfRefused(final DirectBuffer reply, final int offset, final int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH
                || header.wrap(reply, offset).schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return;
        }
        switch (header.templateId()) {
            case ErrorReplyDecoder.TEMPLATE_ID -> add(code(reply, offset + ERROR_CODE_OFFSET));
            case RefusalReplyDecoder.TEMPLATE_ID -> add(code(reply, offset + REFUSAL_CODE_OFFSET));
            default -> {
                // It says yes.
            }
        }
    }

    /** How often a code was answered; any thread. */
    public long count(final ResultCode code) {
        return counts.count(code);
    }

    private static ResultCode code(final DirectBuffer reply, final int offset) {
        return ResultCode.of(Short.toUnsignedInt(reply.getShort(offset, ErrorReplyDecoder.BYTE_ORDER)));
    }
}

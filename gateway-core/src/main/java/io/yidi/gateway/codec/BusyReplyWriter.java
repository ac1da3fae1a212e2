package io.yidi.gateway.codec;

import io.yidi.gateway.admission.Refusal;
import io.yidi.protocol.ErrorReplyWriter;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.ErrorReplyEncoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 繁忙应答: the answers to requests that are not taken, whatever they say. Written once for each reason; a request only
 * changes the correlation id and the key in it, so that refusing stays cheap when there is most of it. Event loop only.
 */
final class BusyReplyWriter {

    private static final int CORRELATION_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + ErrorReplyEncoder.correlationIdEncodingOffset();
    private static final int KEY_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + ErrorReplyEncoder.institutionCodeEncodingOffset();

    private final UnsafeBuffer[] replies = new UnsafeBuffer[Refusal.values().length];
    private final int[] lengths = new int[replies.length];

    BusyReplyWriter() {
        final ErrorReplyWriter errors = new ErrorReplyWriter();
        final Fault fault = new Fault();
        for (final Refusal refusal : Refusal.values()) {
            final int at = refusal.ordinal();
            replies[at] = new UnsafeBuffer(new byte[ErrorReplyWriter.REPLY_LENGTH_MAX]);
            lengths[at] = errors.write(replies[at], 0, 0, null, 0, fault(refusal, fault));
        }
    }

    private static Fault fault(final Refusal refusal, final Fault fault) {
        return refusal == Refusal.NOT_OWN
                ? fault.set(refusal.code(), "fixmedins_code")
                : fault.set(refusal.code()).found(refusal.setting());
    }

    /**
     * Writes an answer.
     *
     * @param refusal why the request is not taken
     * @param correlationId of the request
     * @param keyBuffer holds its key, or null
     * @param keyOffset of the key
     * @return length of the message in {@link #reply}
     */
    int write(final Refusal refusal, final long correlationId, final DirectBuffer keyBuffer, final int keyOffset) {
        final UnsafeBuffer reply = replies[refusal.ordinal()];
        reply.putLong(CORRELATION_OFFSET, correlationId, FrameDescriptor.BYTE_ORDER);
        KeyDescriptor.copy(reply, KEY_OFFSET, keyBuffer, keyOffset);
        return lengths[refusal.ordinal()];
    }

    /** Holds the last answer with this reason, from offset 0. */
    DirectBuffer reply(final Refusal refusal) {
        return replies[refusal.ordinal()];
    }
}

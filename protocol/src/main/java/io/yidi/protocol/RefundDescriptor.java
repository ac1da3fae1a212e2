package io.yidi.protocol;

import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 退费报文: the blocks of {@code RefundRequest} and {@code RefundReply}, which grew by the encounter at their end. The
 * length in the message header tells which of the two forms it is; the version does not.
 *
 * <pre>
 *   0                                     earlier length   length
 *   +-------------------------------------+----------------+
 *   | as it was before                    | encounterId  8 |
 *   +-------------------------------------+----------------+
 * </pre>
 *
 * <p>A request of the earlier length names no encounter, and is answered by a reply of the earlier length, byte for
 * byte as ever. Lengths are bytes; any thread.
 */
public final class RefundDescriptor {

    /** Encounter of a request that names none, and of a settlement whose bill came in one piece. */
    public static final long NO_ENCOUNTER = 0;

    /** Block of a request that ends before the encounter. */
    public static final int EARLIER_REQUEST_LENGTH = RefundRequestDecoder.encounterIdEncodingOffset();

    /** Block of a reply that ends before the encounter. */
    public static final int EARLIER_REPLY_LENGTH = RefundReplyDecoder.encounterIdEncodingOffset();

    /** Result: the message has always been as long as it is. */
    public static final int NEVER_SHORTER = -1;

    private RefundDescriptor() {}

    /**
     * How long the block of a message was before it grew.
     *
     * @param templateId of the message
     * @return length in bytes, or {@link #NEVER_SHORTER}
     */
    public static int earlierLength(final int templateId) {
        return switch (templateId) {
            case RefundRequestDecoder.TEMPLATE_ID -> EARLIER_REQUEST_LENGTH;
            case RefundReplyDecoder.TEMPLATE_ID -> EARLIER_REPLY_LENGTH;
            default -> NEVER_SHORTER;
        };
    }

    /**
     * Whether a refund has room for an encounter.
     *
     * @param buffer holds a RefundRequest or a RefundReply
     * @param offset of its header
     * @return false for one of the earlier length
     */
    public static boolean hasEncounter(final DirectBuffer buffer, final int offset) {
        return blockLength(buffer, offset) > earlierLength(templateId(buffer, offset));
    }

    /**
     * The encounter of a refund.
     *
     * @param buffer holds a RefundRequest or a RefundReply
     * @param offset of its header
     * @return its id, or {@link #NO_ENCOUNTER}
     */
    public static long encounterId(final DirectBuffer buffer, final int offset) {
        final int at = offset + MessageHeaderDecoder.ENCODED_LENGTH + earlierLength(templateId(buffer, offset));
        return hasEncounter(buffer, offset) ? buffer.getLong(at, FrameDescriptor.BYTE_ORDER) : NO_ENCOUNTER;
    }

    /**
     * How far a request goes that is compared with another one under its key: a refund that names no encounter has the
     * content of one that cannot name any.
     *
     * @param buffer holds any checked request
     * @param offset of its header
     * @param length of the request, header included
     * @return length up to the end of what is compared
     */
    public static int comparedLength(final DirectBuffer buffer, final int offset, final int length) {
        return templateId(buffer, offset) == RefundRequestDecoder.TEMPLATE_ID
                        && encounterId(buffer, offset) == NO_ENCOUNTER
                ? MessageHeaderDecoder.ENCODED_LENGTH + EARLIER_REQUEST_LENGTH
                : length;
    }

    private static int templateId(final DirectBuffer buffer, final int offset) {
        return number(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
    }

    private static int blockLength(final DirectBuffer buffer, final int offset) {
        return number(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset());
    }

    private static int number(final DirectBuffer buffer, final int at) {
        return buffer.getShort(at, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
    }
}

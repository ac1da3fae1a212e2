package io.yidi.protocol;

import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;

/** 报文长度: where a request with fee lines ends, told by the request itself. */
public final class MessageLength {

    private static final int DIMENSIONS_LENGTH = 4;
    private static final int SETTLE_GROUPS = 3;
    private static final int UPLOAD_GROUPS = 3;

    private MessageLength() {}

    /**
     * Whether a request holds fee lines, as its first group.
     *
     * @param templateId of the request
     * @return true if so
     */
    public static boolean hasLines(final int templateId) {
        return groups(templateId) > 0;
    }

    /**
     * Where the first group of a request begins.
     *
     * @param buffer holds the request
     * @param offset of its header
     * @return bytes from its header on
     */
    public static int firstGroup(final DirectBuffer buffer, final int offset) {
        return MessageHeaderDecoder.ENCODED_LENGTH
                + number(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset());
    }

    /**
     * Length of a request that may have something behind it.
     *
     * @param buffer holds the checked request
     * @param offset of its header
     * @param length of it and what may stand behind it
     * @return length of the request, header included; all of it for one without fee lines
     */
    public static int of(final DirectBuffer buffer, final int offset, final int length) {
        final int groups = groups(number(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset()));
        if (groups == 0) {
            return length;
        }
        return group(buffer, offset, groups);
    }

    /**
     * Where a group of a request begins.
     *
     * @param buffer holds the checked request
     * @param offset of its header
     * @param index of the group, from 0; the number of groups gives the end of the last one
     * @return bytes from its header on, to the dimensions of the group
     */
    public static int group(final DirectBuffer buffer, final int offset, final int index) {
        int end = firstGroup(buffer, offset);
        for (int group = 0; group < index; group++) {
            end += DIMENSIONS_LENGTH + number(buffer, offset + end) * number(buffer, offset + end + Short.BYTES);
        }
        return end;
    }

    private static int groups(final int templateId) {
        return switch (templateId) {
            case SettleRequestDecoder.TEMPLATE_ID -> SETTLE_GROUPS;
            case FeeUploadRequestDecoder.TEMPLATE_ID -> UPLOAD_GROUPS;
            default -> 0;
        };
    }

    private static int number(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
    }
}

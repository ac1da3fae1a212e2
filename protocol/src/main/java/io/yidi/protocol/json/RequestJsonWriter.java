package io.yidi.protocol.json;

import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 请求写出: an SBE request as the JSON that {@link RequestJsonReader} reads; the client's side.
 *
 * <p>Times lose what is below a second. Not thread-safe: one for each thread that writes. Allocates nothing.
 */
public final class RequestJsonWriter {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final JsonWriter json = new JsonWriter();
    private final BlockJsonWriter blocks = new BlockJsonWriter(json);

    /**
     * Writes one request.
     *
     * @param request that holds a well-formed message
     * @param offset of its message header
     * @param target for the document; about 300 bytes a line and 1 KiB besides, 3 KiB with form 11
     * @param targetOffset of the document
     * @return length of the document, in bytes
     */
    public int write(
            final DirectBuffer request, final int offset, final MutableDirectBuffer target, final int targetOffset) {
        header.wrap(request, offset);
        final BlockDescriptor message = descriptorOf(header.templateId());
        json.wrap(target, targetOffset);
        json.openObject();
        blocks.write(message, request, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength());
        json.closeObject();
        return json.length();
    }

    private static BlockDescriptor descriptorOf(final int templateId) {
        return switch (templateId) {
            case SettleRequestDecoder.TEMPLATE_ID -> RequestDescriptors.SETTLE;
            case FilingRequestDecoder.TEMPLATE_ID -> FilingDescriptors.REQUEST;
            case FilingQueryDecoder.TEMPLATE_ID -> FilingDescriptors.QUERY;
            case RefundRequestDecoder.TEMPLATE_ID -> RequestDescriptors.REFUND;
            case ReversalRequestDecoder.TEMPLATE_ID -> RequestDescriptors.REVERSAL;
            case QueryRequestDecoder.TEMPLATE_ID -> RequestDescriptors.QUERY;
            case NoticeQueryDecoder.TEMPLATE_ID -> NoticeDescriptors.QUERY;
            case SettlementQueryDecoder.TEMPLATE_ID -> RequestDescriptors.SETTLEMENT_QUERY;
            case EncounterRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.REGISTER;
            case EncounterActRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.ACT;
            case FeeUploadRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.UPLOAD;
            case FeeWithdrawalRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.WITHDRAW;
            case EncounterSettleRequestDecoder.TEMPLATE_ID -> EncounterDescriptors.SETTLE;
            default -> throw new IllegalArgumentException("expected a request's template, found " + templateId);
        };
    }
}

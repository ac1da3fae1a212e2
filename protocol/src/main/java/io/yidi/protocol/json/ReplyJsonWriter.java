package io.yidi.protocol.json;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.EncounterReplyDecoder;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.FeeUploadReplyDecoder;
import io.yidi.protocol.sbe.FilingQueryReplyDecoder;
import io.yidi.protocol.sbe.FilingReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.NoticeQueryReplyDecoder;
import io.yidi.protocol.sbe.QueryReplyDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 应答写出: an SBE reply as JSON.
 *
 * <p>Every value is a string: money with two decimals, prices with six, quantities and ratios with four. Not
 * thread-safe: one for each thread that answers. Allocates nothing.
 */
public final class ReplyJsonWriter {

    private static final byte[] RESULT = FieldDescriptor.quoted("result");
    private static final byte[] REQUIREMENT = FieldDescriptor.quoted("requirement");
    private static final byte[] ANSWER = FieldDescriptor.quoted("answer");

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final JsonWriter json = new JsonWriter();
    private final BlockJsonWriter blocks = new BlockJsonWriter(json);

    /**
     * Writes one reply.
     *
     * @param reply that holds a well-formed message
     * @param offset of its message header
     * @param target for the document; 4 KiB hold any reply of a plan with up to twenty funds
     * @param targetOffset of the document
     * @return length of the document, in bytes
     */
    public int write(
            final DirectBuffer reply, final int offset, final MutableDirectBuffer target, final int targetOffset) {
        json.wrap(target, targetOffset);
        writeReply(reply, offset);
        return json.length();
    }

    private void writeReply(final DirectBuffer reply, final int offset) {
        header.wrap(reply, offset);
        final int block = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int blockLength = header.blockLength();
        json.openObject();
        switch (header.templateId()) {
            case SettleReplyDecoder.TEMPLATE_ID -> writeSettle(reply, block, blockLength);
            case RefundReplyDecoder.TEMPLATE_ID -> writeRefund(reply, block, blockLength);
            case RefusalReplyDecoder.TEMPLATE_ID -> writeRefusal(reply, block, blockLength);
            case ErrorReplyDecoder.TEMPLATE_ID -> writeError(reply, block, blockLength);
            case ReversalReplyDecoder.TEMPLATE_ID -> blocks.write(ReplyDescriptors.REVERSAL, reply, block, blockLength);
            case QueryReplyDecoder.TEMPLATE_ID -> writeQuery(reply, block, blockLength);
            case EncounterReplyDecoder.TEMPLATE_ID ->
                writeResult("DONE", EncounterDescriptors.ENCOUNTER, reply, block, blockLength);
            case FeeUploadReplyDecoder.TEMPLATE_ID ->
                writeResult("DONE", EncounterDescriptors.LINES, reply, block, blockLength);
            case FilingReplyDecoder.TEMPLATE_ID ->
                writeResult("FILED", FilingDescriptors.REPLY, reply, block, blockLength);
            case FilingQueryReplyDecoder.TEMPLATE_ID ->
                writeResult("FOUND", FilingDescriptors.QUERY_REPLY, reply, block, blockLength);
            case NoticeQueryReplyDecoder.TEMPLATE_ID ->
                writeResult("FOUND", NoticeDescriptors.QUERY_REPLY, reply, block, blockLength);
            default -> throw new IllegalArgumentException("expected a reply's template, found " + header.templateId());
        }
        json.closeObject();
    }

    private void writeSettle(final DirectBuffer reply, final int block, final int blockLength) {
        final long settlementId =
                reply.getLong(block + SettleReplyDecoder.settlementIdEncodingOffset(), FrameDescriptor.BYTE_ORDER);
        json.name(RESULT);
        json.ascii(settlementId == 0 ? "QUOTED" : "SETTLED");
        blocks.write(ReplyDescriptors.SETTLE, reply, block, blockLength);
    }

    private void writeRefund(final DirectBuffer reply, final int block, final int blockLength) {
        json.name(RESULT);
        json.ascii("REFUNDED");
        blocks.write(ReplyDescriptors.REFUND, reply, block, blockLength);
    }

    private void writeResult(
            final String result,
            final BlockDescriptor message,
            final DirectBuffer reply,
            final int block,
            final int blockLength) {
        json.name(RESULT);
        json.ascii(result);
        blocks.write(message, reply, block, blockLength);
    }

    private void writeRefusal(final DirectBuffer reply, final int block, final int blockLength) {
        json.name(RESULT);
        json.ascii("REFUSED");
        blocks.write(ReplyDescriptors.REFUSAL, reply, block, blockLength);
        writeRequirement(reply, block + RefusalReplyDecoder.resultCodeEncodingOffset());
    }

    private void writeError(final DirectBuffer reply, final int block, final int blockLength) {
        blocks.write(ReplyDescriptors.ERROR, reply, block, blockLength);
        writeRequirement(reply, block + ErrorReplyDecoder.resultCodeEncodingOffset());
    }

    private void writeQuery(final DirectBuffer reply, final int block, final int blockLength) {
        final int at = blocks.write(ReplyDescriptors.QUERY, reply, block, blockLength);
        if (reply.getShort(at, FrameDescriptor.BYTE_ORDER) != 0) {
            json.name(ANSWER);
            writeReply(reply, at + QueryReplyDecoder.answerHeaderLength());
        }
    }

    private void writeRequirement(final DirectBuffer reply, final int at) {
        final ResultCode code = ResultCode.of(reply.getShort(at, FrameDescriptor.BYTE_ORDER) & 0xFFFF);
        if (code != null && !code.requirement().isEmpty()) {
            json.name(REQUIREMENT);
            json.ascii(code.requirement());
        }
    }
}

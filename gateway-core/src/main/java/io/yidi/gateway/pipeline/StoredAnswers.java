package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.History;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.ErrorReplyWriter;
import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.QueryReplyEncoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.ReplyFlagsEncoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 既有应答: answers that are made from a record: repeats, conflicts and queries. Core thread only; the reply stands until
 * the next call.
 *
 * <p>Correlation id and reply flags stand at the same place in every reply that is recorded; a repeat changes nothing
 * else.
 */
final class StoredAnswers {

    private static final int REPLY_BYTES_MAX = 48 * 1024;
    private static final int CORRELATION_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + SettleReplyDecoder.correlationIdEncodingOffset();
    private static final int FLAGS_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + SettleReplyDecoder.replyFlagsEncodingOffset();

    private final History history;
    private final SettlementMachine machine;
    private final UnsafeBuffer reply = new UnsafeBuffer(ByteBuffer.allocateDirect(REPLY_BYTES_MAX));
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final ReplyFlagsEncoder flags = new ReplyFlagsEncoder();
    private final QueryRequestDecoder query = new QueryRequestDecoder();
    private final QueryReplyEncoder queryReply = new QueryReplyEncoder();
    private final ErrorReplyWriter errors = new ErrorReplyWriter();
    private final Fault conflict = new Fault();
    private final ContentDifference difference = new ContentDifference();

    StoredAnswers(final History history, final SettlementMachine machine) {
        this.history = history;
        this.machine = machine;
    }

    /** Holds the last reply, from offset 0. */
    UnsafeBuffer reply() {
        return reply;
    }

    /**
     * The answer given before, marked as a repeat.
     *
     * @param position of the record
     * @param correlationId of the request that came again
     * @return length in bytes
     */
    int repeat(final long position, final long correlationId) {
        final RecordBodyFlyweight body = history.bodyAt(position);
        final int length = body.replyLength();
        reply.putBytes(0, body.buffer(), body.replyOffset(), length);
        reply.putLong(CORRELATION_OFFSET, correlationId, SettleReplyEncoder.BYTE_ORDER);
        flags.wrap(reply, FLAGS_OFFSET).repeat(true);
        return length;
    }

    /**
     * Says in which field a request differs from the one decided under its key.
     *
     * @param position of the record
     * @param request came later, with its header
     * @param offset of its header
     * @param correlationId of it
     * @param keyOffset of its key
     * @return length in bytes
     */
    int conflict(
            final long position,
            final DirectBuffer request,
            final int offset,
            final long correlationId,
            final int keyOffset) {
        final RecordBodyFlyweight body = history.bodyAt(position);
        conflict.set(
                ResultCode.KEY_CONFLICT, difference.firstField(body.buffer(), body.commandOffset(), request, offset));
        return errors.write(reply, 0, correlationId, request, keyOffset, conflict);
    }

    /**
     * What became of a request.
     *
     * @param request a query, with its header
     * @param offset of its header
     * @return length in bytes
     */
    int query(final DirectBuffer request, final int offset) {
        query.wrapAndApplyHeader(request, offset, headerDecoder);
        final int keyOffset = query.offset() + QueryRequestDecoder.institutionCodeEncodingOffset();
        final KeyState state = machine.stateOf(request, keyOffset);
        queryReply
                .wrapAndApplyHeader(reply, 0, headerEncoder)
                .correlationId(query.correlationId())
                .state(state.shown());
        KeyDescriptor.copy(
                reply, queryReply.offset() + QueryReplyEncoder.institutionCodeEncodingOffset(), request, keyOffset);
        if (state == KeyState.UNKNOWN || state == KeyState.BLOCKED) {
            queryReply.putAnswer(reply, 0, 0);
        } else {
            final RecordBodyFlyweight body = history.bodyAt(machine.positionOf(request, keyOffset));
            queryReply.putAnswer(body.buffer(), body.replyOffset(), body.replyLength());
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + queryReply.encodedLength();
    }

    /**
     * Says that the record an answer rests on cannot be read; nothing was executed.
     *
     * @param request with its header
     * @param offset of its header
     * @return length in bytes
     */
    int unreadable(final DirectBuffer request, final int offset) {
        final long correlationId = request.getLong(offset + CORRELATION_OFFSET, SettleReplyEncoder.BYTE_ORDER);
        final int keyOffset = offset
                + KeyDescriptor.offsetIn(headerDecoder.wrap(request, offset).templateId());
        return errors.write(reply, 0, correlationId, request, keyOffset, ResultCode.ARCHIVE_UNREADABLE);
    }
}

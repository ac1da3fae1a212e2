package io.yidi.gateway.pipeline.crash;

import io.yidi.gateway.fixture.Answers;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ReplyFlagsDecoder;
import io.yidi.protocol.sbe.ReplyFlagsEncoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** What an answer once given obliges to for ever. */
final class Expectation {

    private static final int CORRELATION_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int FLAGS_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + SettleReplyDecoder.replyFlagsEncodingOffset();

    private Expectation() {}

    /** Whether the answer is the first under its key: the decision itself. */
    static boolean isDecision(final RoundRun.Answer answer) {
        return answer.command().hasKey() && !isError(answer.reply()) && !isRepeat(answer.reply());
    }

    /** Whether the answer tells of a conflict. */
    static boolean isConflict(final RoundRun.Answer answer) {
        return answer.command().hasKey()
                && isError(answer.reply())
                && Answers.text(answer.reply()).contains(ResultCode.KEY_CONFLICT.name());
    }

    /** What a repeat of a command must be answered, given the first answer. */
    static UnsafeBuffer repeated(final UnsafeBuffer first, final Command repeat) {
        final UnsafeBuffer again = new UnsafeBuffer(new byte[first.capacity()]);
        again.putBytes(0, first, 0, first.capacity());
        again.putBytes(CORRELATION_OFFSET, repeat.message(), CORRELATION_OFFSET, Long.BYTES);
        new ReplyFlagsEncoder().wrap(again, FLAGS_OFFSET).repeat(true);
        return again;
    }

    /** The answer that a query hands out. */
    static UnsafeBuffer handedOut(final UnsafeBuffer queryReply) {
        return Answers.handedOut(queryReply);
    }

    static boolean isRepeat(final UnsafeBuffer reply) {
        return new ReplyFlagsDecoder().wrap(reply, FLAGS_OFFSET).repeat();
    }

    private static boolean isError(final UnsafeBuffer reply) {
        return new MessageHeaderDecoder().wrap(reply, 0).templateId() == ErrorReplyDecoder.TEMPLATE_ID;
    }
}

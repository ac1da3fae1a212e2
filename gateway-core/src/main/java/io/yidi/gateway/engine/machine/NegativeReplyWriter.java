package io.yidi.gateway.engine.machine;

import io.yidi.protocol.ErrorReplyWriter;
import io.yidi.protocol.Fault;
import io.yidi.protocol.RefusalReplyWriter;
import org.agrona.MutableDirectBuffer;

/** 拒绝应答: writes why a request has no effect, from offset 0. Core thread only; allocates nothing. */
final class NegativeReplyWriter {

    private final RefusalReplyWriter refusals = new RefusalReplyWriter();
    private final ErrorReplyWriter errors = new ErrorReplyWriter();

    /**
     * Writes the {@code RefusalReply} to a request that was decided.
     *
     * @return its length in bytes, header included
     */
    int refusal(final MutableDirectBuffer target, final ReplyStamp stamp, final Fault reason) {
        return refusals.write(
                target,
                0,
                stamp.correlationId,
                stamp.keyBuffer,
                stamp.keyOffset,
                reason,
                stamp.journalPosition,
                stamp.decidedAtMs,
                stamp.businessDay);
    }

    /**
     * Writes the {@code ErrorReply} to a request that is not decided under its key.
     *
     * @return its length in bytes, header included
     */
    int error(final MutableDirectBuffer target, final ReplyStamp stamp, final Fault reason) {
        return errors.write(target, 0, stamp.correlationId, stamp.keyBuffer, stamp.keyOffset, reason);
    }
}

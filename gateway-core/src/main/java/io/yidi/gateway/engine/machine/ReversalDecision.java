package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.KeyIndex;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;

/**
 * 冲正判定: what a reversal does to its original.
 *
 * <pre>
 *   original is                          outcome
 *   a settlement in force                REVERSED    its effects are taken back
 *   refused, blocked or reversed         NO_EFFECT   nothing changes
 *   unknown                              BLOCKED     refused when it comes
 *   a settlement of another person       refused
 * </pre>
 *
 * <p>Core thread only; the results stand until the next decision.
 */
final class ReversalDecision {

    private final EngineState state;
    private final History history;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettleRequestDecoder settleRequest = new SettleRequestDecoder();
    private final SettleReplyDecoder settleReply = new SettleReplyDecoder();
    private ReversalOutcome outcome;
    private RecordBodyFlyweight original;
    private long originalSettlementId;

    ReversalDecision(final EngineState state, final History history) {
        this.state = state;
        this.history = history;
    }

    /**
     * Decides.
     *
     * @param request checked message
     * @param originalKey fingerprint of the original's key
     * @return {@link ResultCode#DONE}, or why the reversal itself is refused
     */
    ResultCode decide(final ReversalRequestDecoder request, final Fingerprint originalKey) {
        original = null;
        originalSettlementId = 0;
        final long entry = state.keys.find(originalKey);
        if (entry == KeyIndex.NOT_FOUND) {
            outcome = ReversalOutcome.BLOCKED;
            return ResultCode.DONE;
        }
        return switch (state.keys.state(entry)) {
            case SETTLED, REVERSED -> decideSettled(request, entry);
            case REFUSED, BLOCKED -> {
                outcome = ReversalOutcome.NO_EFFECT;
                yield ResultCode.DONE;
            }
            case DONE, UNKNOWN -> ResultCode.NOT_REVERSIBLE;
        };
    }

    /** What happens to the original. */
    ReversalOutcome outcome() {
        return outcome;
    }

    /** Record of the settlement to take back; {@code null} unless the outcome is REVERSED. */
    RecordBodyFlyweight original() {
        return original;
    }

    /** Settlement id of the original; 0 if there is none. */
    long originalSettlementId() {
        return originalSettlementId;
    }

    private ResultCode decideSettled(final ReversalRequestDecoder request, final long entry) {
        final RecordBodyFlyweight body = history.bodyAt(state.keys.position(entry));
        settleRequest.wrapAndApplyHeader(body.buffer(), body.commandOffset(), header);
        if (!samePerson(request)) {
            return ResultCode.REVERSAL_PERSON_DIFFERS;
        }
        settleReply.wrapAndApplyHeader(body.buffer(), body.replyOffset(), header);
        originalSettlementId = settleReply.settlementId();
        final boolean inForce = state.keys.state(entry) == KeyState.SETTLED;
        outcome = inForce ? ReversalOutcome.REVERSED : ReversalOutcome.NO_EFFECT;
        original = inForce ? body : null;
        return ResultCode.DONE;
    }

    private boolean samePerson(final ReversalRequestDecoder request) {
        return AsciiField.equals(
                request.buffer(),
                request.offset() + ReversalRequestDecoder.personNoEncodingOffset(),
                settleRequest.buffer(),
                settleRequest.offset() + SettleRequestDecoder.personNoEncodingOffset(),
                ReversalRequestDecoder.personNoLength());
    }
}

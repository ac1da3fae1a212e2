package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.KeyAge;
import io.yidi.gateway.engine.state.KeyIndex;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.RequestKey;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalRequestDecoder;

/**
 * 冲正判定: what a reversal does to its original.
 *
 * <pre>
 *   original is                          outcome
 *   a settlement in force                REVERSED    its effects are taken back
 *   a settlement that was refunded       refused     SETTLEMENT_REFUNDED
 *   a refund in force                    REVERSED    its effects are taken back, its settlement is in force again
 *   one of either that clearing or an    refused     SETTLEMENT_CLEARED, SETTLEMENT_DEDUCTED
 *   audit has fixed
 *   a settlement or refund reversed      REVERSED    the same answer; nothing changes
 *   before
 *   refused                              NO_EFFECT   nothing changes
 *   unknown, or blocked before           BLOCKED     refused when it comes
 *   unknown, of a closed day             BLOCKED     nothing to remember: it is never executed any more
 *   one of another person                refused
 *   a reversal                           refused
 *   dated ahead of the open days         declined    there is no table yet that could remember it
 *   dated before all days kept           declined    nobody knows any more what became of it
 * </pre>
 *
 * <p>Core thread only; the results stand until the next decision.
 */
final class ReversalDecision {

    /** A reversal that blocks adds two keys: its own and the original's. */
    private static final int KEYS_OF_A_BLOCK = 2;

    /** No refund is undone. */
    static final long NO_SETTLEMENT = 0;

    private final EngineState state;
    private final History history;
    private final TakingBack takingBack;
    private final SettlementFlyweight record = new SettlementFlyweight();
    private ReversalOutcome outcome;
    private RecordBodyFlyweight original;
    private long originalSettlementId;
    private long refundedSettlementId;
    private boolean blocksNow;

    ReversalDecision(final EngineState state, final History history) {
        this.state = state;
        this.history = history;
        this.takingBack = new TakingBack(state);
    }

    /**
     * Decides.
     *
     * @param request checked message
     * @param originalKey the original's key
     * @return {@link ResultCode#DONE}, or why the reversal itself is refused or declined
     */
    ResultCode decide(final ReversalRequestDecoder request, final RequestKey originalKey) {
        original = null;
        originalSettlementId = 0;
        refundedSettlementId = NO_SETTLEMENT;
        blocksNow = false;
        final long entry = state.keys.find(originalKey);
        if (entry == KeyIndex.NOT_FOUND) {
            return decideUnknown(originalKey);
        }
        return switch (state.keys.state(entry)) {
            case SETTLED, REFUNDED, REVERSED, DONE -> decideDone(request, entry);
            case REFUSED -> done(ReversalOutcome.NO_EFFECT);
            case BLOCKED -> done(ReversalOutcome.BLOCKED);
            case UNKNOWN -> ResultCode.NOT_REVERSIBLE;
        };
    }

    /** What happens to the original. */
    ReversalOutcome outcome() {
        return outcome;
    }

    /** Whether the original is unknown and could still come, so that its key must be blocked now. */
    boolean blocksNow() {
        return blocksNow;
    }

    /** Record of the settlement or refund to take back; {@code null} if none is in force. */
    RecordBodyFlyweight original() {
        return original;
    }

    /** Settlement id of the original; 0 if there is none. */
    long originalSettlementId() {
        return originalSettlementId;
    }

    /** Id of the settlement that is in force again because its refund is undone, or {@link #NO_SETTLEMENT}. */
    long refundedSettlementId() {
        return refundedSettlementId;
    }

    private ResultCode decideUnknown(final RequestKey originalKey) {
        if (state.keys.ageOf(originalKey) == KeyAge.CLOSED) {
            return done(ReversalOutcome.BLOCKED);
        }
        final ResultCode code = state.keys.admission(originalKey, KEYS_OF_A_BLOCK);
        blocksNow = code == ResultCode.DONE;
        return blocksNow ? done(ReversalOutcome.BLOCKED) : code;
    }

    private ResultCode decideDone(final ReversalRequestDecoder request, final long entry) {
        final KeyState became = state.keys.state(entry);
        final RecordBodyFlyweight body = history.bodyAt(state.keys.position(entry));
        record.wrap(body);
        if (!record.isSettlement() && !record.isRefund()) {
            return ResultCode.NOT_REVERSIBLE;
        }
        if (!record.isOfPerson(request.buffer(), request.offset() + ReversalRequestDecoder.personNoEncodingOffset())) {
            return ResultCode.REVERSAL_PERSON_DIFFERS;
        }
        if (became == KeyState.REFUNDED) {
            return ResultCode.SETTLEMENT_REFUNDED;
        }
        originalSettlementId = record.settlementId();
        if (became != KeyState.REVERSED) {
            final ResultCode code = takingBack.check(record);
            if (code != ResultCode.DONE) {
                return code;
            }
            original = body;
            refundedSettlementId = record.isRefund() ? record.refundedSettlementId() : NO_SETTLEMENT;
        }
        return done(ReversalOutcome.REVERSED);
    }

    private ResultCode done(final ReversalOutcome newOutcome) {
        outcome = newOutcome;
        return ResultCode.DONE;
    }
}

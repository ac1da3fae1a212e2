package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.state.KeyAge;
import io.yidi.gateway.engine.state.KeyIndex;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.RequestKey;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.EncounterReplyDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
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
 *   a refund whose lines changed since   refused
 *   an admission without lines           REVERSED    the stay is let go
 *   an admission that is gone            NO_EFFECT   cancelled before
 *   an admission with lines              refused
 *   one of another person                refused
 *   anything else that was carried out   refused
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
    private final EncounterUndo encounters;
    private final SettlementFlyweight record = new SettlementFlyweight();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EncounterRequestDecoder admission = new EncounterRequestDecoder();
    private final EncounterReplyDecoder encounterReply = new EncounterReplyDecoder();
    private ReversalOutcome outcome;
    private RecordBodyFlyweight original;
    private long originalSettlementId;
    private long refundedSettlementId;
    private long encounterId;
    private boolean undoesAdmission;
    private boolean blocksNow;

    ReversalDecision(final EngineState state, final History history, final EncounterUndo encounters) {
        this.state = state;
        this.history = history;
        this.takingBack = new TakingBack(state);
        this.encounters = encounters;
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
        encounterId = SettlementFlyweight.NO_ENCOUNTER;
        undoesAdmission = false;
        blocksNow = false;
        final long entry = state.keys.find(originalKey);
        if (entry == KeyIndex.NOT_FOUND) {
            return decideUnknown(originalKey);
        }
        return switch (state.keys.state(entry)) {
            case SETTLED, REFUNDED, REVERSED, DONE -> decideDone(request, entry);
            case REFUSED -> done(ReversalOutcome.NO_EFFECT);
            case BLOCKED -> done(ReversalOutcome.BLOCKED);
            case UNKNOWN -> throw new IllegalStateException("expected a key that something became of, found none");
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

    /** Encounter that the original concerned, or {@link SettlementFlyweight#NO_ENCOUNTER}. */
    long encounterId() {
        return encounterId;
    }

    /** Whether the original is an admission that is to be undone. */
    boolean undoesAdmission() {
        return undoesAdmission;
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
        final long position = state.keys.position(entry);
        final RecordBodyFlyweight body = history.bodyAt(position);
        record.wrap(body);
        if (header.wrap(body.buffer(), body.commandOffset()).templateId() == EncounterRequestDecoder.TEMPLATE_ID) {
            return decideAdmission(request, became, body);
        }
        if (!record.isSettlement() && !record.isRefund()) {
            throw new IllegalStateException("expected an original that was checked at the door, found another");
        }
        if (!record.isOfPerson(state.persons, request.buffer(), personNoAt(request))) {
            return ResultCode.REVERSAL_PERSON_DIFFERS;
        }
        if (became == KeyState.REFUNDED) {
            return ResultCode.SETTLEMENT_REFUNDED;
        }
        originalSettlementId = record.settlementId();
        return became == KeyState.REVERSED ? done(ReversalOutcome.REVERSED) : decideInForce(position);
    }

    private ResultCode decideInForce(final long position) {
        final ResultCode code = takingBack.check(record);
        if (code != ResultCode.DONE) {
            return code;
        }
        encounterId = record.encounterId();
        if (record.isRefund()) {
            refundedSettlementId = record.refundedSettlementId();
            if (!encounters.canSettleAgain(encounterId, refundedSettlementId)) {
                return ResultCode.LINES_CHANGED;
            }
        }
        original = read(position, refundedSettlementId);
        return done(ReversalOutcome.REVERSED);
    }

    /** The record to take back; that of the settlement it refunded, which is wanted later, has to be readable too. */
    private RecordBodyFlyweight read(final long position, final long settlementId) {
        if (settlementId != NO_SETTLEMENT) {
            history.bodyOf(settlementId);
        }
        return history.bodyAt(position);
    }

    private ResultCode decideAdmission(
            final ReversalRequestDecoder request, final KeyState became, final RecordBodyFlyweight body) {
        if (!isAdmissionOfPerson(request, body)) {
            return ResultCode.REVERSAL_PERSON_DIFFERS;
        }
        if (became == KeyState.REVERSED) {
            return done(ReversalOutcome.REVERSED);
        }
        final long stayId = encounterReply
                .wrapAndApplyHeader(body.buffer(), body.replyOffset(), header)
                .encounterId();
        final int stay = state.encounters.find(stayId);
        if (stay == Encounters.NOT_FOUND) {
            return done(ReversalOutcome.NO_EFFECT);
        }
        if (!state.encounters.isBlank(stay)) {
            return ResultCode.ENCOUNTER_HAS_LINES;
        }
        encounterId = stayId;
        undoesAdmission = true;
        return done(ReversalOutcome.REVERSED);
    }

    private boolean isAdmissionOfPerson(final ReversalRequestDecoder request, final RecordBodyFlyweight body) {
        admission.wrapAndApplyHeader(body.buffer(), body.commandOffset(), header);
        final int admittedAt = admission.offset() + EncounterRequestDecoder.personNoEncodingOffset();
        return state.persons.find(request.buffer(), personNoAt(request), admission.insuranceType())
                == state.persons.find(body.buffer(), admittedAt, admission.insuranceType());
    }

    private static int personNoAt(final ReversalRequestDecoder request) {
        return request.offset() + ReversalRequestDecoder.personNoEncodingOffset();
    }

    private ResultCode done(final ReversalOutcome newOutcome) {
        outcome = newOutcome;
        return ResultCode.DONE;
    }
}

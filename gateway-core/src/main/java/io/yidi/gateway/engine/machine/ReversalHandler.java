package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.RequestKey;
import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 冲正: carries out what {@link ReversalDecision} decides. Core thread only; allocates nothing. */
final class ReversalHandler implements CommandHandler {

    private final EngineState state;
    private final KeyedRequest keyed;
    private final EffectsJournal effects;
    private final ReversalDecision decision;
    private final SettlementLookup lookup;
    private final EncounterUndo encounters;
    private final DayBooking days;
    private final ReversalReplyWriter replies = new ReversalReplyWriter();
    private final Fault refusal = new Fault();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReversalRequestDecoder request = new ReversalRequestDecoder();
    private final RequestKey originalKey = new RequestKey();
    private final UnsafeBuffer originalKeyBytes = new UnsafeBuffer(new byte[KeyDescriptor.LENGTH]);

    ReversalHandler(
            final EngineState state,
            final KeyedRequest keyed,
            final EffectsJournal effects,
            final History history,
            final SettlementLookup lookup,
            final EncounterUndo encounters,
            final DayBooking days) {
        this.state = state;
        this.keyed = keyed;
        this.effects = effects;
        this.decision = new ReversalDecision(state, history, encounters);
        this.lookup = lookup;
        this.encounters = encounters;
        this.days = days;
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        if (!keyed.isOpen(outcome)) {
            return;
        }
        request.wrapAndApplyHeader(buffer, offset, header);
        readOriginalKey(buffer);
        final ResultCode code = decision.decide(request, originalKey);
        switch (code) {
            case DONE -> reverse(outcome);
            case KEY_EXPIRED, KEY_DATE_AHEAD, UNDATED_KEYS_FULL -> keyed.decline(code, "omsgid", originalKey, outcome);
            case SETTLEMENT_REFUNDED, SETTLEMENT_CLEARED, SETTLEMENT_DEDUCTED, ENCOUNTER_HAS_LINES, LINES_CHANGED ->
                keyed.refuse(refusal.set(code, "omsgid"), outcome);
            default -> keyed.refuse(refusal.set(code, "psn_no"), outcome);
        }
    }

    private void reverse(final Outcome outcome) {
        final int replyLength = replies.write(outcome.reply(), keyed.stamp(), decision);
        int effectsLength = 0;
        if (decision.original() != null) {
            effectsLength = effects.takeBack(outcome.effects(), decision.original());
            days.takeBack(decision.original());
            state.keys.state(state.keys.find(originalKey), KeyState.REVERSED);
            effectsLength += undo(effectsLength, outcome);
        } else if (decision.undoesAdmission()) {
            effectsLength = encounters.undoAdmission(decision.encounterId(), outcome);
            state.keys.state(state.keys.find(originalKey), KeyState.REVERSED);
        } else if (decision.blocksNow()) {
            keyed.block(originalKeyBytes);
        }
        keyed.remember(KeyState.DONE);
        outcome.executed(replyLength, effectsLength);
    }

    /** What the original did beside its effects; the settlement of a refund is in force again. */
    private int undo(final int effectsLength, final Outcome outcome) {
        final long settlementId = decision.refundedSettlementId();
        final boolean isRefund = settlementId != ReversalDecision.NO_SETTLEMENT;
        effects.inForce(isRefund ? settlementId : decision.originalSettlementId(), isRefund);
        if (!isRefund) {
            return encounters.reverse(decision.encounterId(), decision.originalSettlementId(), effectsLength, outcome);
        }
        lookup.find(settlementId, keyed.stamp().journalPosition);
        lookup.state(KeyState.SETTLED);
        return encounters.settleAgain(decision.encounterId(), settlementId, effectsLength, outcome);
    }

    private void readOriginalKey(final DirectBuffer buffer) {
        originalKeyBytes.putBytes(
                KeyDescriptor.INSTITUTION_OFFSET,
                buffer,
                keyed.stamp().keyOffset + KeyDescriptor.INSTITUTION_OFFSET,
                KeyDescriptor.INSTITUTION_LENGTH);
        originalKeyBytes.putBytes(
                KeyDescriptor.TRANSACTION_OFFSET,
                buffer,
                request.offset() + ReversalRequestDecoder.originalTransactionCodeEncodingOffset(),
                KeyDescriptor.TRANSACTION_LENGTH + KeyDescriptor.MSGID_LENGTH);
        originalKey.of(originalKeyBytes, 0);
    }
}

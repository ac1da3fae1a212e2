package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.Fault;
import io.yidi.protocol.RefundDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import org.agrona.DirectBuffer;

/** 退费: carries out what {@link RefundDecision} decides. Core thread only; allocates nothing. */
final class RefundHandler implements CommandHandler {

    private final KeyedRequest keyed;
    private final EffectsJournal effects;
    private final SettlementLookup lookup;
    private final EncounterUndo encounters;
    private final RefundDecision decision;
    private final DowntimeDecision downtime;
    private final RefundReplyWriter replies = new RefundReplyWriter();
    private final Fault refusal = new Fault();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RefundRequestDecoder request = new RefundRequestDecoder();

    RefundHandler(
            final EngineState state,
            final KeyedRequest keyed,
            final EffectsJournal effects,
            final SettlementLookup lookup,
            final EncounterUndo encounters) {
        this.keyed = keyed;
        this.effects = effects;
        this.lookup = lookup;
        this.encounters = encounters;
        this.decision = new RefundDecision(state, lookup);
        this.downtime = new DowntimeDecision(state);
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        if (!keyed.isOpen(outcome) || keyed.isBlocked(outcome)) {
            return;
        }
        request.wrapAndApplyHeader(buffer, offset, header);
        final long encounterId = RefundDescriptor.encounterId(buffer, offset);
        final ResultCode code =
                decision.decide(request, encounterId, keyed.stamp().keyOffset, keyed.stamp().journalPosition);
        switch (code) {
            case DONE -> refundUnlessDown(RefundDescriptor.hasEncounter(buffer, offset), outcome);
            case SETTLEMENT_OTHER_INSTITUTION -> keyed.refuse(refusal.set(code, "fixmedins_code"), outcome);
            case SETTLEMENT_OTHER_PERSON -> keyed.refuse(refusal.set(code, "psn_no"), outcome);
            case SETTLEMENT_OTHER_KIND -> keyed.refuse(refusal.set(code, "infno"), outcome);
            case SETTLEMENT_OTHER_ENCOUNTER ->
                keyed.refuse(refusal.set(code, "mdtrt_id").found(encounterId), outcome);
            default -> keyed.refuse(refusal.set(code, "setl_id").found(request.originalSettlementId()), outcome);
        }
    }

    private void refundUnlessDown(final boolean tellsEncounter, final Outcome outcome) {
        final int insuredPlace = decision.settlement().insuredPlace();
        if (downtime.isUp(insuredPlace, "setl_id", keyed.stamp().decidedAtMs, refusal)) {
            refund(tellsEncounter, outcome);
        } else {
            keyed.refuse(refusal, outcome);
        }
    }

    private void refund(final boolean tellsEncounter, final Outcome outcome) {
        final RecordBodyFlyweight settled = decision.settlement().body();
        final long encounterId = decision.settlement().encounterId();
        final int replyLength = replies.write(
                outcome.reply(),
                keyed.stamp(),
                settled,
                decision.kinds(),
                decision.balanceAfterFen(),
                tellsEncounter ? encounterId : RefundReplyWriter.NOT_TOLD);
        final long settlementId = decision.settlement().settlementId();
        final int effectsLength = effects.refund(outcome.effects(), settled);
        effects.inForce(settlementId, false);
        final int noteLength = encounters.refund(encounterId, settlementId, effectsLength, outcome);
        lookup.state(KeyState.REFUNDED);
        keyed.remember(KeyState.DONE);
        outcome.executed(replyLength, effectsLength + noteLength);
    }
}

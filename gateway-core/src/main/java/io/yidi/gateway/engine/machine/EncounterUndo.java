package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.encounter.FeeLines;

/**
 * 就诊回退: what a reversal or a refund does to the encounter that it concerns, if that is still kept, and the note of it
 * in the effects. Core thread only; allocates nothing.
 */
final class EncounterUndo {

    private static final int NOTHING = 0;

    private final Encounters encounters;
    private final FeeLines fees;
    private final KeyedRequest keyed;
    private final EncounterEffectsWriter effects = new EncounterEffectsWriter();

    EncounterUndo(final Encounters encounters, final FeeLines fees, final KeyedRequest keyed) {
        this.encounters = encounters;
        this.fees = fees;
        this.keyed = keyed;
    }

    /** Gives an encounter the lines of a reversed settlement back; length of the note behind the effects so far. */
    int reverse(final long encounterId, final long settlementId, final int effectsLength, final Outcome outcome) {
        return giveBack(encounterId, settlementId, false, effectsLength, outcome);
    }

    /** Gives an encounter the lines of a refunded settlement back; see {@link #reverse}. */
    int refund(final long encounterId, final long settlementId, final int effectsLength, final Outcome outcome) {
        return giveBack(encounterId, settlementId, true, effectsLength, outcome);
    }

    /** Whether a refunded settlement can be in force again: its lines are as they were, or it had none here. */
    boolean canSettleAgain(final long encounterId, final long settlementId) {
        if (encounterId == SettlementFlyweight.NO_ENCOUNTER) {
            return true;
        }
        final int encounter = encounters.find(encounterId);
        return encounter != Encounters.NOT_FOUND && fees.canSettleAgain(encounter, settlementId);
    }

    /** Puts the lines under the settlement again whose refund is undone; see {@link #reverse}. */
    int settleAgain(final long encounterId, final long settlementId, final int effectsLength, final Outcome outcome) {
        final int encounter = encounters.find(encounterId);
        if (encounter == Encounters.NOT_FOUND) {
            return NOTHING;
        }
        fees.settleAgain(encounter, settlementId);
        return note(encounter, encounterId, effectsLength, outcome);
    }

    /** Lets a blank stay go; see {@link #reverse}. */
    int undoAdmission(final long encounterId, final Outcome outcome) {
        final int stay = encounters.find(encounterId);
        final int length = note(stay, encounterId, NOTHING, outcome);
        encounters.cancel(stay);
        return length;
    }

    private int giveBack(
            final long encounterId,
            final long settlementId,
            final boolean isRefund,
            final int effectsLength,
            final Outcome outcome) {
        final int encounter = encounters.find(encounterId);
        if (encounter == Encounters.NOT_FOUND) {
            return NOTHING;
        }
        fees.reopen(encounter, settlementId, isRefund);
        return note(encounter, encounterId, effectsLength, outcome);
    }

    private int note(final int encounter, final long encounterId, final int effectsLength, final Outcome outcome) {
        final int length =
                effects.write(outcome.effects(), effectsLength, encounterId, encounters.lastSequence(encounter));
        encounters.touch(encounter, keyed.stamp().journalPosition);
        return length;
    }
}

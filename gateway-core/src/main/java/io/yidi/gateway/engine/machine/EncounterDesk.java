package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterState;

/**
 * 就诊受理: what all requests about an encounter have in common: finding it for whom may act on it, and the answer to what
 * was done. Core thread only; allocates nothing.
 */
final class EncounterDesk {

    private static final int PERSON_NO_FROM_KEY = EncounterActRequestDecoder.personNoEncodingOffset()
            - EncounterActRequestDecoder.institutionCodeEncodingOffset();

    private final Encounters encounters;
    private final PersonTable persons;
    private final KeyedRequest keyed;
    private final EncounterReplyWriter replies = new EncounterReplyWriter();
    private final EncounterEffectsWriter effects = new EncounterEffectsWriter();
    private final Fault refusal = new Fault();

    EncounterDesk(final Encounters encounters, final PersonTable persons, final KeyedRequest keyed) {
        this.encounters = encounters;
        this.persons = persons;
        this.keyed = keyed;
    }

    /** The transaction code of the request. */
    TransactionCode code() {
        return TransactionCode.of(keyed.stamp().keyBuffer, keyed.stamp().keyOffset + KeyDescriptor.TRANSACTION_OFFSET);
    }

    /** Row of the encounter if it is the institution's, the person's and of the right kind; else {@link #refusal()}. */
    int find(final long encounterId) {
        final int encounter = encounters.find(encounterId);
        final ReplyStamp stamp = keyed.stamp();
        if (encounter == Encounters.NOT_FOUND) {
            refusal.set(ResultCode.ENCOUNTER_UNKNOWN, "mdtrt_id").found(encounterId);
        } else if (!encounters.isOf(encounter, stamp.keyBuffer, stamp.keyOffset)) {
            refusal.set(ResultCode.ENCOUNTER_OTHER_INSTITUTION, "mdtrt_id").found(encounterId);
        } else if (!isOfPerson(encounter, stamp)) {
            refusal.set(ResultCode.ENCOUNTER_OTHER_PERSON, "psn_no");
        } else if (encounters.isStay(encounter) != code().isOfStay()) {
            refusal.set(ResultCode.ENCOUNTER_OTHER_KIND, "infno").found(code().text());
        } else {
            return encounter;
        }
        return Encounters.NOT_FOUND;
    }

    /** Says why, or on which field, a request about an encounter is refused. */
    Fault refuse(final ResultCode code, final String field) {
        return refusal.set(code, field);
    }

    /** Why the encounter is not to be acted on. */
    Fault refusal() {
        return refusal;
    }

    /** Answers that a request was carried out. */
    void done(final int encounter, final long encounterId, final int withdrawnLines, final Outcome outcome) {
        answer(encounter, encounterId, EncounterReplyWriter.stateOf(encounters, encounter), withdrawnLines, outcome);
    }

    /** Answers that a blank encounter is cancelled, and lets it go. */
    void cancelled(final int encounter, final long encounterId, final Outcome outcome) {
        answer(encounter, encounterId, EncounterState.CANCELLED, 0, outcome);
        encounters.cancel(encounter);
    }

    /** Notes in effects that the request concerns an encounter; from here on it is the encounter's last. */
    int touch(final int encounter, final long encounterId, final Outcome outcome) {
        final int length = effects.write(outcome.effects(), 0, encounterId, encounters.lastSequence(encounter));
        encounters.touch(encounter, keyed.stamp().journalPosition);
        return length;
    }

    private boolean isOfPerson(final int encounter, final ReplyStamp stamp) {
        return persons.find(stamp.keyBuffer, stamp.keyOffset + PERSON_NO_FROM_KEY, encounters.insuranceType(encounter))
                == encounters.person(encounter);
    }

    private void answer(
            final int encounter,
            final long encounterId,
            final EncounterState state,
            final int withdrawnLines,
            final Outcome outcome) {
        final int effectsLength = touch(encounter, encounterId, outcome);
        final int replyLength = replies.write(
                outcome.reply(),
                keyed.stamp(),
                encounterId,
                state,
                withdrawnLines,
                encounters.unsettledLines(encounter));
        keyed.remember(KeyState.DONE);
        outcome.executed(replyLength, effectsLength);
    }
}

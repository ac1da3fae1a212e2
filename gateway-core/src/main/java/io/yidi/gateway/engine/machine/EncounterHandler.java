package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 就诊登记: opens visits (2201) and stays (2401), and changes what was registered (2203, 2403). The patient must be
 * known, and for a new one the provider in order (NAT-12b); whether a benefit applies is decided when the lines are
 * settled. Core thread only; allocates nothing.
 */
final class EncounterHandler implements CommandHandler {

    private final Encounters encounters;
    private final KeyedRequest keyed;
    private final BillEvaluation evaluation;
    private final EncounterDesk desk;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EncounterRequestDecoder request = new EncounterRequestDecoder();
    private final SettleRequestDecoder visit = new SettleRequestDecoder();
    private final VisitChange changed = new VisitChange();

    EncounterHandler(
            final Encounters encounters,
            final KeyedRequest keyed,
            final BillEvaluation evaluation,
            final EncounterDesk desk) {
        this.encounters = encounters;
        this.keyed = keyed;
        this.evaluation = evaluation;
        this.desk = desk;
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        if (!keyed.isOpen(outcome) || keyed.isBlocked(outcome)) {
            return;
        }
        request.wrapAndApplyHeader(buffer, offset, header);
        if (desk.code().act() == TransactionCode.Act.CHANGE) {
            change(buffer, outcome);
        } else if (evaluation.admits(visitAt(buffer, request.offset()))) {
            register(buffer, outcome);
        } else {
            keyed.refuse(evaluation.refusal(), outcome);
        }
    }

    private SettleRequestDecoder visitAt(final DirectBuffer buffer, final int block) {
        return visit.wrap(buffer, block, SettleRequestDecoder.BLOCK_LENGTH, SettleRequestDecoder.SCHEMA_VERSION);
    }

    private void register(final DirectBuffer buffer, final Outcome outcome) {
        final int institutionAt = keyed.stamp().keyOffset;
        if (!encounters.admits(buffer, institutionAt)) {
            keyed.refuse(desk.refuse(ResultCode.TOO_MANY_ENCOUNTERS, "fixmedins_code"), outcome);
            return;
        }
        final long encounterId = keyed.stamp().journalPosition;
        final int encounter = encounters.register(
                encounterId, desk.code().isOfStay(), evaluation.person(), buffer, institutionAt, visitAt());
        desk.done(encounter, encounterId, 0, outcome);
    }

    private void change(final DirectBuffer buffer, final Outcome outcome) {
        final boolean isWhole = namesPatient();
        if (isWhole && !evaluation.identifies(visitAt(buffer, request.offset()))) {
            keyed.refuse(evaluation.refusal(), outcome);
            return;
        }
        final int encounter = desk.find(request.encounterId());
        final Fault refusal = encounter == Encounters.NOT_FOUND ? desk.refusal() : apply(encounter, isWhole);
        if (refusal == null) {
            encounters.change(encounter, changed.buffer(), VisitChange.VISIT_OFFSET);
            desk.done(encounter, request.encounterId(), 0, outcome);
        } else {
            keyed.refuse(refusal, outcome);
        }
    }

    /** Whether the change says itself who the patient is; one that does not leaves what it does not name. */
    private boolean namesPatient() {
        return request.insuranceType() != 0
                && request.voucherType() != 0
                && !AsciiField.isEmpty(
                        request.buffer(), request.offset() + EncounterRequestDecoder.insuredPlaceEncodingOffset());
    }

    private Fault apply(final int encounter, final boolean isWhole) {
        if (isWhole) {
            changed.replace(request.buffer(), request.offset());
        } else {
            changed.merge(encounters, encounter, request.buffer(), request.offset());
        }
        return evaluation.identifies(visitAt(changed.buffer(), 0)) ? refusalOfChange(encounter) : evaluation.refusal();
    }

    private Fault refusalOfChange(final int encounter) {
        if (encounters.person(encounter) != evaluation.person()) {
            return desk.refuse(ResultCode.ENCOUNTER_OTHER_PERSON, "insutype");
        }
        if (encounters.isSettled(encounter)) {
            return desk.refuse(ResultCode.STAY_SETTLED, "mdtrt_id");
        }
        return encounters.isDischarged(encounter) && encounters.dischargeDay(encounter) < visit.admissionDate()
                ? desk.refuse(ResultCode.DISCHARGE_OUT_OF_ORDER, "begndate")
                : null;
    }

    private int visitAt() {
        return request.offset() + EncounterRequestDecoder.personNoEncodingOffset();
    }
}

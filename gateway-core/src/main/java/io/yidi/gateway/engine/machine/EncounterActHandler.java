package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * 就诊办理: cancels registrations without lines (2202, 2404), discharges inpatients (2402) and takes that back (2405). Core
 * thread only; allocates nothing.
 */
final class EncounterActHandler implements CommandHandler {

    private final Encounters encounters;
    private final KeyedRequest keyed;
    private final EncounterDesk desk;
    private final StayDays days;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EncounterActRequestDecoder request = new EncounterActRequestDecoder();

    EncounterActHandler(final EngineState state, final KeyedRequest keyed, final EncounterDesk desk) {
        this.encounters = state.encounters;
        this.keyed = keyed;
        this.desk = desk;
        this.days = new StayDays(state);
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        if (!keyed.isOpen(outcome) || keyed.isBlocked(outcome)) {
            return;
        }
        request.wrapAndApplyHeader(buffer, offset, header);
        final int encounter = desk.find(request.encounterId());
        final TransactionCode.Act act = desk.code().act();
        final Fault refusal = encounter == Encounters.NOT_FOUND ? desk.refusal() : refusalOf(act, encounter);
        if (refusal != null) {
            keyed.refuse(refusal, outcome);
        } else if (act == TransactionCode.Act.CANCELLATION) {
            desk.cancelled(encounter, request.encounterId(), outcome);
        } else {
            carryOut(act, encounter);
            desk.done(encounter, request.encounterId(), 0, outcome);
        }
    }

    private void carryOut(final TransactionCode.Act act, final int stay) {
        if (act == TransactionCode.Act.DISCHARGE) {
            encounters.discharge(stay, request.dischargeDate());
        } else {
            encounters.undoDischarge(stay);
        }
    }

    private Fault refusalOf(final TransactionCode.Act act, final int encounter) {
        if (act == TransactionCode.Act.CANCELLATION) {
            return encounters.isBlank(encounter) ? null : desk.refuse(ResultCode.ENCOUNTER_HAS_LINES, "mdtrt_id");
        }
        if (encounters.isSettled(encounter)) {
            return desk.refuse(ResultCode.STAY_SETTLED, "mdtrt_id");
        }
        if (act == TransactionCode.Act.DISCHARGE_UNDO) {
            return encounters.isDischarged(encounter) ? null : desk.refuse(ResultCode.NOT_DISCHARGED, "mdtrt_id");
        }
        if (encounters.isDischarged(encounter)) {
            return desk.refuse(ResultCode.ALREADY_DISCHARGED, "enddate")
                    .found(CivilDate.yearMonthDay(encounters.dischargeDay(encounter)));
        }
        final ResultCode code = days.discharge(encounter, request.dischargeDate());
        return code == ResultCode.DONE
                ? null
                : desk.refuse(code, "enddate").found(CivilDate.yearMonthDay(request.dischargeDate()));
    }
}

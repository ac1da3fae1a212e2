package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.encounter.FeeLines;
import io.yidi.gateway.engine.encounter.StayLines;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementMode;
import org.agrona.DirectBuffer;

/**
 * 就诊结算: settles or quotes the lines of a visit's batch (2207, 2206) or of a stay (2304, 2303), as a one-shot bill with
 * the same lines would be; or records that the person pays all (BJ-33b). Core thread only; allocates nothing.
 */
final class EncounterSettleHandler implements CommandHandler {

    private final EngineState state;
    private final KeyedRequest keyed;
    private final BillEvaluation evaluation;
    private final EffectsJournal effects;
    private final EncounterDesk desk;
    private final FeeLines fees;
    private final StayLines stays;
    private final StayDays days;
    private final EncounterTotals totals;
    private final EncounterBill bill = new EncounterBill();
    private final SettleReplyWriter replies = new SettleReplyWriter();
    private final EncounterEffectsWriter encounterEffects = new EncounterEffectsWriter();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EncounterSettleRequestDecoder request = new EncounterSettleRequestDecoder();
    private int encounter;
    private int batch;
    private int dischargeDay;
    private SettleRequestDecoder asOneShot;

    EncounterSettleHandler(
            final EngineState state,
            final KeyedRequest keyed,
            final BillEvaluation evaluation,
            final EffectsJournal effects,
            final EncounterDesk desk,
            final FeeLines fees,
            final StayLines stays) {
        this.state = state;
        this.keyed = keyed;
        this.evaluation = evaluation;
        this.effects = effects;
        this.desk = desk;
        this.fees = fees;
        this.stays = stays;
        this.days = new StayDays(state);
        this.totals = new EncounterTotals(fees);
    }

    @Override
    public void onCommand(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        request.wrapAndApplyHeader(buffer, offset, header);
        if (desk.code().act() == TransactionCode.Act.QUOTE) {
            quote(outcome);
        } else if (keyed.isOpen(outcome) && !keyed.isBlocked(outcome)) {
            settle(outcome);
        }
    }

    private void quote(final Outcome outcome) {
        final long sequence = keyed.stamp().journalPosition;
        keyed.stamp().journalPosition = 0;
        Fault refusal = makeBill(true);
        if (refusal == null && !(isFullPay() ? evaluation.mayPayInFull(asOneShot) : evaluation.evaluate(asOneShot))) {
            refusal = evaluation.refusal();
        }
        if (refusal == null) {
            outcome.quoted(writeReply(outcome));
        } else {
            keyed.refuseQuote(refusal, outcome);
        }
        keyed.stamp().journalPosition = sequence;
    }

    private void settle(final Outcome outcome) {
        final Fault refusal = makeBill(false);
        if (refusal != null) {
            keyed.refuse(refusal, outcome);
        } else if (isFullPay() && !evaluation.mayPayInFull(asOneShot)) {
            keyed.refuse(evaluation.refusal(), outcome);
        } else if (isFullPay()) {
            final int replyLength = writeReply(outcome);
            final int effectsLength = effects.payInFull(
                    outcome.effects(),
                    asOneShot,
                    CareType.of(
                            asOneShot.buffer(), asOneShot.offset() + SettleRequestDecoder.medicalTypeEncodingOffset()),
                    AsciiField.areaCode(
                            asOneShot.buffer(), asOneShot.offset() + SettleRequestDecoder.insuredPlaceEncodingOffset()),
                    previousSettlementId());
            finish(replyLength, effectsLength, outcome);
        } else if (evaluation.evaluate(asOneShot)) {
            settleDirectly(outcome);
        } else {
            keyed.refuse(evaluation.refusal(), outcome);
            outcome.restsOn(evaluation.writeFacts(outcome.facts()));
        }
    }

    private void settleDirectly(final Outcome outcome) {
        final int replyLength = writeReply(outcome);
        final int factsLength = evaluation.writeFacts(outcome.facts());
        final int effectsLength = effects.settle(
                outcome.effects(),
                evaluation,
                asOneShot.buffer(),
                asOneShot.offset() + SettleRequestDecoder.personNoEncodingOffset(),
                asOneShot.insuranceType(),
                keyed.stamp().journalPosition,
                previousSettlementId());
        finish(replyLength, effectsLength, outcome);
        outcome.restsOn(factsLength);
    }

    private void finish(final int replyLength, final int effectsLength, final Outcome outcome) {
        final long settlementId = keyed.stamp().journalPosition;
        if (batch == Encounters.NOT_FOUND) {
            stays.settleAhead(
                    encounter, request.buffer(), batchNoAt(), settlementId, totals.parts(), state.businessDay);
        } else {
            fees.settle(encounter, batch, settlementId);
        }
        final int noteLength = encounterEffects.write(
                outcome.effects(),
                effectsLength,
                request.encounterId(),
                state.encounters.lastSequence(encounter),
                bill.buffer(),
                bill.length());
        state.encounters.touch(encounter, settlementId);
        state.latestSettlements.put(state.encounters.person(encounter), keyed.key(), settlementId);
        keyed.remember(KeyState.SETTLED);
        outcome.executed(replyLength, effectsLength + noteLength);
    }

    /** Puts the bill together, or says why it cannot be. */
    private Fault makeBill(final boolean isQuote) {
        encounter = desk.find(request.encounterId());
        if (encounter == Encounters.NOT_FOUND) {
            return desk.refusal();
        }
        if (request.settleFlags().midSettlement()) {
            return desk.refuse(ResultCode.MID_SETTLEMENT_UNSUPPORTED, "mid_setl_flag");
        }
        if (state.encounters.isSettled(encounter)) {
            return desk.refuse(ResultCode.STAY_SETTLED, "mdtrt_id");
        }
        batch = fees.findBatch(encounter, request.buffer(), batchNoAt());
        if (batch != Encounters.NOT_FOUND && fees.isSettled(batch)) {
            return desk.refuse(ResultCode.BATCH_SETTLED, "chrg_bchno");
        }
        if (!totals.addUp(request, batch)) {
            return totals.refusal();
        }
        final Fault refusal = state.encounters.isStay(encounter) ? findDischargeDay(isQuote) : null;
        if (refusal == null) {
            asOneShot = bill.write(
                    keyed.stamp(),
                    request,
                    state.encounters,
                    encounter,
                    batch == Encounters.NOT_FOUND ? 0 : fees.disease(batch),
                    dischargeDay,
                    totals.sums());
        }
        return refusal;
    }

    /** The day of 2402 counts, else the one of the request; a quote may look ahead, or do without. */
    private Fault findDischargeDay(final boolean isQuote) {
        final boolean isGiven = request.dischargeDate() != EncounterSettleRequestDecoder.dischargeDateNullValue();
        if (state.encounters.isDischarged(encounter)) {
            dischargeDay = state.encounters.dischargeDay(encounter);
            return !isGiven || request.dischargeDate() == dischargeDay
                    ? null
                    : desk.refuse(ResultCode.ALREADY_DISCHARGED, "enddate");
        }
        if (!isGiven && !isQuote) {
            return desk.refuse(ResultCode.NOT_DISCHARGED, "enddate");
        }
        dischargeDay = isGiven ? request.dischargeDate() : state.businessDay;
        final ResultCode code = days.discharge(encounter, dischargeDay);
        return code == ResultCode.DONE || isQuote && code == ResultCode.DISCHARGE_AHEAD
                ? null
                : desk.refuse(code, "enddate").found(CivilDate.yearMonthDay(dischargeDay));
    }

    private long previousSettlementId() {
        return state.latestSettlements.of(state.encounters.person(encounter), keyed.key());
    }

    private boolean isFullPay() {
        return request.mode() == SettlementMode.FULL_PAY;
    }

    private int writeReply(final Outcome outcome) {
        return isFullPay()
                ? replies.writeFullPay(
                        outcome.reply(),
                        keyed.stamp(),
                        state.bundleHash,
                        totals.parts(),
                        state.persons.accountBalanceFen(state.encounters.person(encounter)))
                : replies.write(
                        outcome.reply(),
                        keyed.stamp(),
                        state.bundleHash,
                        evaluation.category(),
                        evaluation.result(),
                        evaluation.balanceAfterFen());
    }

    private int batchNoAt() {
        return request.offset() + EncounterSettleRequestDecoder.batchNoEncodingOffset();
    }
}

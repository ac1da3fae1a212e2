package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Parts;
import io.yidi.gateway.engine.model.message.Visit;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;

/** The bill of an encounter, put together from its lines and from what the settlement says; or why it cannot be. */
final class PlainEncounterBill {

    private static final long BILL_MAX_FEN = 99_999_999_999L;

    private final PlainGateway gateway;
    private final Command.EncounterBill bill;
    private final Answer.Refused refusal;
    private PlainEncounter encounter;
    private Parts parts;
    private LocalDate discharged;
    private String disease = "";

    PlainEncounterBill(final PlainGateway gateway, final Command.EncounterBill bill) {
        this.gateway = gateway;
        this.bill = bill;
        this.refusal = put();
    }

    public Answer.Refused refusal() {
        return refusal;
    }

    public PlainEncounter encounter() {
        return encounter;
    }

    public Parts parts() {
        return parts;
    }

    public Visit visit() {
        return encounter.visit.settled(bill.medicalType(), bill.voucherType(), discharged, disease);
    }

    private Answer.Refused put() {
        final Answer.Refused denied = gateway.encounters().refusal(bill, bill.encounterId());
        if (denied != null) {
            return denied;
        }
        encounter = gateway.encounters().all().get(bill.encounterId());
        if (bill.midStay()) {
            return new Answer.Refused(ResultCode.MID_SETTLEMENT_UNSUPPORTED, "mid_setl_flag");
        }
        if (encounter.isSettled) {
            return new Answer.Refused(ResultCode.STAY_SETTLED, "mdtrt_id");
        }
        final PlainEncounter.Batch batch = encounter.batches.get(bill.batchNo());
        if (batch != null && batch.settlementId != 0) {
            return new Answer.Refused(ResultCode.BATCH_SETTLED, "chrg_bchno");
        }
        final Answer.Refused wrong = addUp(batch);
        if (wrong != null || !encounter.isStay) {
            return wrong;
        }
        return discharge();
    }

    private Answer.Refused addUp(final PlainEncounter.Batch batch) {
        if (batch == null && bill.given().total() == 0) {
            return new Answer.Refused(ResultCode.BATCH_EMPTY, "chrg_bchno");
        }
        parts = batch == null ? bill.given() : batch.sum();
        disease = batch == null ? "" : batch.disease;
        if (parts.total() > BILL_MAX_FEN) {
            return new Answer.Refused(ResultCode.BILL_TOO_LARGE, "medfee_sumamt");
        }
        final String differing = bill.given().total() == 0 ? null : PlainUpload.differing(bill.given(), parts);
        if (differing != null) {
            return new Answer.Refused(ResultCode.SETTLED_TOTALS_DIFFER, differing);
        }
        return bill.totalFen() == 0 || bill.totalFen() == parts.total()
                ? null
                : new Answer.Refused(ResultCode.SETTLED_TOTALS_DIFFER, "medfee_sumamt");
    }

    private Answer.Refused discharge() {
        if (encounter.discharged != null) {
            discharged = encounter.discharged;
            return bill.discharge() == null || bill.discharge().equals(discharged)
                    ? null
                    : new Answer.Refused(ResultCode.ALREADY_DISCHARGED, "enddate");
        }
        if (bill.discharge() == null && !bill.isQuote()) {
            return new Answer.Refused(ResultCode.NOT_DISCHARGED, "enddate");
        }
        discharged = bill.discharge() == null ? gateway.today() : bill.discharge();
        if (!PlainEncounters.canBeDischarge(encounter, discharged)) {
            return new Answer.Refused(ResultCode.DISCHARGE_OUT_OF_ORDER, "enddate");
        }
        return bill.isQuote() || !discharged.isAfter(gateway.today())
                ? null
                : new Answer.Refused(ResultCode.DISCHARGE_AHEAD, "enddate");
    }
}

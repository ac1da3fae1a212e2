package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Parts;
import io.yidi.gateway.engine.model.message.Visit;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Visits and stays: what is uploaded, returned, withdrawn, and who makes room for whom. */
public final class PlainEncounters {

    private static final int STAY_DAYS_MAX = 3_660;
    private static final int DUE_DAYS = 3;

    private final PlainGateway gateway;
    private final EncounterLimits limits;
    private final Map<Long, PlainEncounter> encounters = new HashMap<>();

    /** Those with nothing unsettled, the longest untouched first. */
    private final Set<Long> idle = new LinkedHashSet<>();

    PlainEncounters(final PlainGateway gateway, final EncounterLimits limits) {
        this.gateway = gateway;
        this.limits = limits;
    }

    public Map<Long, PlainEncounter> all() {
        return encounters;
    }

    public int lineCount() {
        return encounters.values().stream().mapToInt(PlainEncounter::lineCount).sum();
    }

    public int overdueCount() {
        return (int) encounters.values().stream()
                .filter(one -> one.awaitsLines && one.due.isBefore(gateway.today()))
                .count();
    }

    /** Why the command must not touch its encounter, or {@code null}. */
    public Answer.Refused refusal(final Command command, final long encounterId) {
        final PlainEncounter encounter = encounters.get(encounterId);
        if (encounter == null) {
            return new Answer.Refused(ResultCode.ENCOUNTER_UNKNOWN, "mdtrt_id");
        }
        if (!encounter.institution.equals(command.key().institution())) {
            return new Answer.Refused(ResultCode.ENCOUNTER_OTHER_INSTITUTION, "mdtrt_id");
        }
        if (gateway.person(command.personNo(), encounter.visit.insuranceType()) != encounter.person) {
            return new Answer.Refused(ResultCode.ENCOUNTER_OTHER_PERSON, "psn_no");
        }
        return encounter.isStay == command.isOfStay()
                ? null
                : new Answer.Refused(ResultCode.ENCOUNTER_OTHER_KIND, "infno");
    }

    public Answer register(final Command.Registration registration) {
        final String institution = registration.key().institution();
        if (openOf(institution) >= limits.openPerInstitutionMax()) {
            return Answer.refused(ResultCode.TOO_MANY_ENCOUNTERS, "fixmedins_code");
        }
        if (encounters.size() >= limits.encountersMax()) {
            if (idle.isEmpty()) {
                return Answer.refused(ResultCode.TOO_MANY_ENCOUNTERS, "fixmedins_code");
            }
            letLongestIdleGo();
        }
        final Visit visit = registration.visit();
        final PlainEncounter encounter = new PlainEncounter(
                gateway.nextId(),
                institution,
                registration.isOfStay(),
                gateway.person(visit.personNo(), visit.insuranceType()));
        encounter.visit = visit;
        encounters.put(encounter.id, encounter);
        return stands(encounter, 0);
    }

    public Answer change(final Command.Registration registration) {
        final Answer.Refused refusal = refusal(registration, registration.encounterId());
        if (refusal != null) {
            return Answer.of(refusal);
        }
        final PlainEncounter encounter = encounters.get(registration.encounterId());
        final Visit visit = registration.visit();
        if (gateway.person(visit.personNo(), visit.insuranceType()) != encounter.person) {
            return Answer.refused(ResultCode.ENCOUNTER_OTHER_PERSON, "insutype");
        }
        if (encounter.isSettled) {
            return Answer.refused(ResultCode.STAY_SETTLED, "mdtrt_id");
        }
        if (encounter.discharged != null && encounter.discharged.isBefore(visit.admission())) {
            return Answer.refused(ResultCode.DISCHARGE_OUT_OF_ORDER, "begndate");
        }
        encounter.visit = visit;
        return stands(encounter, 0);
    }

    public Answer act(final Command.Act act) {
        final Answer.Refused refusal = refusal(act, act.encounterId());
        if (refusal != null) {
            return Answer.of(refusal);
        }
        final PlainEncounter encounter = encounters.get(act.encounterId());
        return switch (act.key().code()) {
            case "2402" -> discharge(encounter, act.discharge());
            case "2405" -> undoDischarge(encounter);
            default -> cancel(encounter);
        };
    }

    public Answer upload(final Command.Upload upload) {
        final Answer.Refused refusal = refusal(upload, upload.encounterId());
        if (refusal != null) {
            return Answer.of(refusal);
        }
        final PlainEncounter encounter = encounters.get(upload.encounterId());
        if (!encounter.isOpen() && openOf(encounter.institution) >= limits.openPerInstitutionMax()) {
            return refuseUpload(encounter, new Answer.Refused(ResultCode.TOO_MANY_ENCOUNTERS, "fixmedins_code"));
        }
        idle.remove(encounter.id);
        final int added = upload.items().size() + upload.returns().size();
        while (lineCount() + added > limits.linesMax() && !idle.isEmpty()) {
            letLongestIdleGo();
        }
        if (lineCount() + added > limits.linesMax()) {
            return refuseUpload(encounter, new Answer.Refused(ResultCode.LINES_FULL, "feedetail"));
        }
        return new PlainUpload(encounter, upload, limits, gateway.catalogue()).takeIn(this);
    }

    Answer refuseUpload(final PlainEncounter encounter, final Answer.Refused refusal) {
        settleDown(encounter);
        return Answer.of(refusal);
    }

    public Answer uploaded(final PlainEncounter encounter, final List<String> lines) {
        final Parts sum = encounter.awaitsLines ? encounter.batches.get("").sum() : Parts.NONE;
        if (encounter.awaitsLines && sum.total() == encounter.settledAhead.total()) {
            encounter.awaitsLines = false;
        }
        final long missing = encounter.awaitsLines ? encounter.settledAhead.total() - sum.total() : 0;
        return Answer.of(
                new Answer.Uploaded(encounter.id, gateway.today(), lines, missing, encounter.due), touch(encounter));
    }

    public Answer withdraw(final Command.Withdrawal withdrawal) {
        final Answer.Refused refusal = refusal(withdrawal, withdrawal.encounterId());
        if (refusal != null) {
            return Answer.of(refusal);
        }
        final PlainEncounter encounter = encounters.get(withdrawal.encounterId());
        final List<String> lineNos = withdrawal.lineNos();
        final PlainEncounter.Batch batch = encounter.batches.get(withdrawal.batchNo());
        if (withdrawal.batchNo().equals("0000") || lineNos.equals(List.of("0000"))) {
            return stands(encounter, takeOut(encounter, linesThatMayChange(encounter)));
        }
        if (lineNos.isEmpty()) {
            return batch != null && batch.settlementId != 0
                    ? Answer.refused(ResultCode.BATCH_SETTLED, "chrg_bchno")
                    : stands(
                            encounter,
                            takeOut(encounter, batch == null ? List.of() : List.copyOf(batch.lines.keySet())));
        }
        for (int i = 0; i < lineNos.size(); i++) {
            final ResultCode code = canTakeOut(encounter, lineNos.get(i));
            if (code != ResultCode.DONE) {
                return Answer.refused(code, "feedetl_sns[" + i + "].feedetl_sn");
            }
        }
        return stands(encounter, takeOut(encounter, lineNos));
    }

    /** Puts lines, or parts that were given, under a settlement. */
    public void settle(
            final PlainEncounter encounter, final String batchNo, final long settlementId, final Parts ahead) {
        final PlainEncounter.Batch batch =
                encounter.batches.computeIfAbsent(batchNo, number -> new PlainEncounter.Batch());
        if (batch.lines.isEmpty()) {
            encounter.settledAhead = ahead;
            encounter.awaitsLines = true;
            encounter.due = gateway.today().plusDays(DUE_DAYS);
        }
        batch.settlementId = settlementId;
        encounter.refundedAhead = 0;
        encounter.isSettled = encounter.isStay;
    }

    /** Takes a settlement off its lines; with a refund they may come under it again. */
    Map<String, Long> reopen(final long encounterId, final long settlementId, final boolean isRefund) {
        final PlainEncounter encounter = encounters.get(encounterId);
        if (encounter == null) {
            return Map.of();
        }
        final PlainEncounter.Batch batch = encounter.batchOf(settlementId, false);
        batch.settlementId = 0;
        batch.refundedId = isRefund ? settlementId : batch.refundedId;
        encounter.refundedAhead = isRefund && encounter.awaitsLines ? settlementId : 0;
        encounter.refundedDue = encounter.due;
        encounter.isSettled = false;
        encounter.awaitsLines = false;
        encounter.due = null;
        encounter.dropEmpty();
        return touch(encounter);
    }

    boolean canSettleAgain(final long encounterId, final long settlementId) {
        final PlainEncounter encounter = encounters.get(encounterId);
        return encounterId == PlainSettlement.NONE
                || encounter != null
                        && (encounter.batchOf(settlementId, true) != null || encounter.refundedAhead == settlementId);
    }

    Map<String, Long> settleAgain(final long encounterId, final long settlementId) {
        if (encounterId == PlainSettlement.NONE) {
            return Map.of();
        }
        final PlainEncounter encounter = encounters.get(encounterId);
        final PlainEncounter.Batch refunded = encounter.batchOf(settlementId, true);
        final PlainEncounter.Batch batch = refunded == null ? new PlainEncounter.Batch() : refunded;
        if (refunded == null) {
            encounter.batches.put("", batch);
        }
        batch.settlementId = settlementId;
        batch.refundedId = 0;
        if (encounter.refundedAhead == settlementId) {
            encounter.awaitsLines = true;
            encounter.due = encounter.refundedDue;
        }
        encounter.refundedAhead = 0;
        encounter.isSettled = encounter.isStay;
        return touch(encounter);
    }

    Map<String, Long> letGo(final PlainEncounter encounter) {
        final Map<String, Long> effects = touch(encounter);
        encounters.remove(encounter.id);
        idle.remove(encounter.id);
        return effects;
    }

    /** Notes that a record concerned the encounter. */
    Map<String, Long> touch(final PlainEncounter encounter) {
        final Map<String, Long> effects = new LinkedHashMap<>();
        effects.put("encounter", encounter.id);
        effects.put("record before", encounter.lastRecord);
        encounter.lastRecord = gateway.nextId();
        settleDown(encounter);
        return effects;
    }

    private Answer stands(final PlainEncounter encounter, final int withdrawn) {
        return Answer.of(
                new Answer.Stands(encounter.id, gateway.today(), encounter.state(), withdrawn, encounter.unsettled()),
                touch(encounter));
    }

    private void settleDown(final PlainEncounter encounter) {
        idle.remove(encounter.id);
        if (!encounter.isOpen()) {
            idle.add(encounter.id);
        }
    }

    private void letLongestIdleGo() {
        final long longest = idle.iterator().next();
        idle.remove(longest);
        encounters.remove(longest);
    }

    private long openOf(final String institution) {
        return encounters.values().stream()
                .filter(one -> one.institution.equals(institution) && !idle.contains(one.id))
                .count();
    }

    private Answer discharge(final PlainEncounter stay, final LocalDate day) {
        if (stay.isSettled) {
            return Answer.refused(ResultCode.STAY_SETTLED, "mdtrt_id");
        }
        if (stay.discharged != null) {
            return Answer.refused(ResultCode.ALREADY_DISCHARGED, "enddate");
        }
        if (!canBeDischarge(stay, day)) {
            return Answer.refused(ResultCode.DISCHARGE_OUT_OF_ORDER, "enddate");
        }
        if (day.isAfter(gateway.today())) {
            return Answer.refused(ResultCode.DISCHARGE_AHEAD, "enddate");
        }
        stay.discharged = day;
        return stands(stay, 0);
    }

    static boolean canBeDischarge(final PlainEncounter stay, final LocalDate day) {
        final long days = ChronoUnit.DAYS.between(stay.visit.admission(), day);
        return days >= 0 && days <= STAY_DAYS_MAX;
    }

    private Answer undoDischarge(final PlainEncounter stay) {
        if (stay.isSettled) {
            return Answer.refused(ResultCode.STAY_SETTLED, "mdtrt_id");
        }
        if (stay.discharged == null) {
            return Answer.refused(ResultCode.NOT_DISCHARGED, "mdtrt_id");
        }
        stay.discharged = null;
        return stands(stay, 0);
    }

    private Answer cancel(final PlainEncounter encounter) {
        if (!encounter.batches.isEmpty()) {
            return Answer.refused(ResultCode.ENCOUNTER_HAS_LINES, "mdtrt_id");
        }
        return Answer.of(new Answer.Stands(encounter.id, gateway.today(), "CANCELLED", 0, 0), letGo(encounter));
    }

    private static ResultCode canTakeOut(final PlainEncounter encounter, final String lineNo) {
        final PlainEncounter.Line line = encounter.find(lineNo);
        if (line == null) {
            return ResultCode.LINE_UNKNOWN;
        }
        if (!encounter.mayChange(encounter.batches.get(line.batchNo))) {
            return ResultCode.LINE_SETTLED;
        }
        return line.original == null && encounter.leftE4(line) != line.quantityE4
                ? ResultCode.LINE_HAS_RETURNS
                : ResultCode.DONE;
    }

    private static List<String> linesThatMayChange(final PlainEncounter encounter) {
        final List<String> lines = new ArrayList<>();
        encounter.batches.values().stream()
                .filter(encounter::mayChange)
                .forEach(batch -> lines.addAll(batch.lines.keySet()));
        return lines;
    }

    private static int takeOut(final PlainEncounter encounter, final List<String> lineNos) {
        final int before = encounter.lineCount();
        lineNos.forEach(lineNo -> encounter.batches.values().forEach(batch -> {
            if (batch.lines.remove(lineNo) != null) {
                batch.refundedId = 0;
                encounter.refundedAhead = 0;
            }
        }));
        encounter.dropEmpty();
        return before - encounter.lineCount();
    }
}

package io.yidi.gateway.national.person;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.person.PersonSource.Encounter;
import io.yidi.gateway.national.person.PersonSource.Insurance;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * 就诊查询: visits and stays of an institution that are still kept: those of a person (5201), their diagnoses (5202), the
 * stays of whoever is in hospital (5303).
 */
final class EncounterListHandler implements DeskHandler {

    /** What one answer of the door can carry; the latest come first. */
    private static final int ROWS_MAX = 150;

    private final PersonSource persons;
    private final PlaceTable places;
    private final boolean isByDay;
    private final BiPredicate<InputNodes.Row, Encounter> isWanted;

    private EncounterListHandler(
            final PersonSource persons,
            final PlaceTable places,
            final boolean isByDay,
            final BiPredicate<InputNodes.Row, Encounter> isWanted) {
        this.persons = persons;
        this.places = places;
        this.isByDay = isByDay;
        this.isWanted = isWanted;
    }

    /** 就诊信息查询 (5201): of a person, by days, kind of care, and number if one is given. */
    static DeskHandler visits(final PersonSource persons, final PlaceTable places) {
        return new EncounterListHandler(
                persons,
                places,
                true,
                (asked, encounter) ->
                        encounter.medicalType().startsWith(asked.text("med_type")) && isNamed(asked, encounter));
    }

    /** 诊断信息查询 (5202): the main diagnosis of one encounter. */
    static DeskHandler diagnoses(final PersonSource persons, final PlaceTable places) {
        return new EncounterListHandler(
                persons,
                places,
                false,
                (asked, encounter) ->
                        isNamed(asked, encounter) && !encounter.diagnosisCode().isEmpty());
    }

    /** 在院信息查询 (5303): stays not discharged, by the day of admission. */
    static DeskHandler stays(final PersonSource persons, final PlaceTable places) {
        return new EncounterListHandler(
                persons, places, true, (asked, encounter) -> encounter.isStay() && encounter.lastDay() == null);
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException {
        final InputNodes.Row asked = request.inputRow();
        final AskedPeriod period = isByDay ? AskedPeriod.of(asked) : AskedPeriod.ANY;
        final List<Encounter> found = persons.encounters(request.institution(), asked.text("psn_no")).stream()
                .filter(encounter -> period.holds(encounter.firstDay()) && isWanted.test(asked, encounter))
                .limit(ROWS_MAX)
                .toList();
        final Map<String, Optional<Insurance>> insurances = new HashMap<>();
        final ObjectNode reply = JsonNodeFactory.instance.objectNode();
        final ArrayNode rows = reply.putArray("encounters");
        for (final Encounter encounter : found) {
            final Optional<Insurance> insurance = insurances.computeIfAbsent(
                    encounter.personNo() + ' ' + encounter.insuranceType(), key -> insurance(encounter));
            put(rows.addObject(), encounter, insurance);
        }
        return DeskAnswer.of(reply);
    }

    private Optional<Insurance> insurance(final Encounter encounter) {
        return persons.insurances(encounter.personNo()).stream()
                .filter(held -> held.insuranceType().equals(encounter.insuranceType()))
                .findFirst();
    }

    private void put(final ObjectNode row, final Encounter encounter, final Optional<Insurance> insurance) {
        insurance.ifPresent(held -> {
            PersonFields.putInsurance(row, held);
            PersonFields.put(row, places.personOf(encounter.personNo()), held);
        });
        row.put("mdtrt_id", encounter.encounterId())
                .put("insutype", encounter.insuranceType())
                .put("insu_optins", encounter.insuredPlace())
                .put("med_type", encounter.medicalType())
                .put("diag_code", encounter.diagnosisCode())
                .put("dise_codg", encounter.diseaseCode())
                .put("inhosp_stas", encounter.isStay() && encounter.lastDay() == null ? "1" : "0")
                .put("out_flag", isElsewhere(encounter) ? "1" : "0");
        if (encounter.firstDay() != null) {
            row.put("begndate", encounter.firstDay().toString()).put("begntime", encounter.firstDay() + " 00:00:00");
        }
        if (encounter.lastDay() != null) {
            row.put("endtime", encounter.lastDay() + " 00:00:00");
        }
    }

    private static boolean isElsewhere(final Encounter encounter) {
        return !encounter.carePlace().startsWith(encounter.insuredPlace().substring(0, 2));
    }

    private static boolean isNamed(final InputNodes.Row asked, final Encounter encounter) {
        return asked.text("mdtrt_id").isEmpty() || asked.text("mdtrt_id").equals(encounter.encounterId());
    }
}

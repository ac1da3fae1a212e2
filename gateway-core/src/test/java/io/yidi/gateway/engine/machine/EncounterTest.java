package io.yidi.gateway.engine.machine;

import static io.yidi.gateway.engine.machine.EncounterScript.AS_UPLOADED;
import static io.yidi.gateway.engine.machine.EncounterScript.DISCHARGED;
import static io.yidi.gateway.engine.machine.EncounterScript.PLACE;
import static io.yidi.gateway.engine.machine.EncounterScript.VISIT_PLACE;
import static io.yidi.gateway.engine.state.PersonChangeRow.Kind.NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Visits and stays from registration to discharge, and every refusal on the way. */
class EncounterTest {

    private EncounterScript his = new EncounterScript();

    @Test
    void shouldRegisterKnownPersonsOnly() {
        assertEquals("PERSON_UNKNOWN psn_no", his.send(EncounterFrames.register("2201", his.next(), "P9", PLACE)));
        assertEquals(
                "INSURED_PLACE_DIFFERS insuplc_admdvs",
                his.send(EncounterFrames.register("2201", his.next(), "P1", 920_100)));
        assertEquals(
                "INSURANCE_TYPE_UNSUPPORTED insutype",
                his.send(EncounterFrames.register(
                        "2201", his.next(), "P1", PLACE, 0, request -> request.insuranceType(510))));
        assertEquals(
                "VOUCHER_NOT_ACCEPTED mdtrt_cert_type",
                his.send(EncounterFrames.register(
                        "2201", his.next(), "P1", PLACE, 0, request -> request.voucherType((short) 9))));
        assertEquals(0, his.run().machine().encounterCount());
    }

    @Test
    void shouldAnswerARepeatFromTheRecordAndNameAConflict() {
        final UnsafeBuffer request = EncounterFrames.register("2201", "K1", "V1", VISIT_PLACE);
        his.open(request);
        assertEquals("REPEATED", his.send(request));
        assertEquals("CONFLICTING", his.send(EncounterFrames.register("2201", "K1", "V2", VISIT_PLACE)));
        assertEquals(1, his.run().machine().encounterCount());
    }

    /** BJ-13a: lines belong to the patient who was identified. */
    @Test
    void shouldActForTheInstitutionAndThePersonOfTheEncounterOnly() {
        final long visit = his.register("V1");
        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", his.act("2202", "V1", visit + 77, EncounterFrames.NO_DAY));
        assertEquals("ENCOUNTER_OTHER_PERSON psn_no", his.act("2202", "V2", visit, EncounterFrames.NO_DAY));
        assertEquals("ENCOUNTER_OTHER_KIND infno", his.act("2404", "V1", visit, EncounterFrames.NO_DAY));
        final UnsafeBuffer foreign = EncounterFrames.act("2202", his.next(), "V1", visit, EncounterFrames.NO_DAY);
        foreign.putByte(8 + 16, (byte) 'X');
        assertEquals("ENCOUNTER_OTHER_INSTITUTION mdtrt_id", his.send(foreign));
        assertEquals(
                "ENCOUNTER_OTHER_PERSON insutype",
                his.run()
                        .person("V1", 390, VISIT_PLACE)
                        .send(EncounterFrames.register(
                                "2203", his.next(), "V1", VISIT_PLACE, visit, request -> request.insuranceType(390))));
    }

    /** BJ-N4.2c: an open stay, its settlement and its refund are the person's under every number. */
    @Test
    void shouldKnowThePersonByEveryNumber() {
        final long stay = his.admit("P1");
        final String admission = his.lastMsgId();
        his.run().change(rows -> rows.onChange(1, new PersonChangeRow(NUMBER, "P1", 310, 0, 0, "N1")));
        his.upload(UploadFrame.stay(his.next(), "N1", stay).line("L1", "25000.00"));
        his.act("2402", "P1", stay, DISCHARGED);
        assertTrue(his.settle("2304", "N1", stay, "", AS_UPLOADED).startsWith("LONG_TERM"));
        final long settlementId = his.settlementId();

        final String refund = his.next();
        assertEquals(
                "SETTLEMENT_OTHER_PERSON psn_no", his.send(Requests.refund("2305", his.next(), "P2", settlementId)));
        assertTrue(his.send(Requests.refund("2305", refund, "N1", settlementId)).startsWith("REFUNDED"));
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "N1", "2305", refund)));
        his.send(Requests.refund("2305", his.next(), "P1", settlementId));
        his.withdraw("2302", stay, "", "0000");
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "N1", "2401", admission)));
    }

    /** BJ-31a: one settlement, at the day of discharge. */
    @Test
    void shouldKnowTheDaysOfAStay() {
        final long stay = his.admit("P1");
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "1.00"));
        assertEquals("NOT_DISCHARGED enddate", his.settle("2304", "P1", stay, "", AS_UPLOADED));
        assertEquals("NOT_DISCHARGED mdtrt_id", his.act("2405", "P1", stay, EncounterFrames.NO_DAY));
        assertEquals("DISCHARGE_OUT_OF_ORDER enddate", his.act("2402", "P1", stay, Keys.epochDay("2023-02-28")));
        assertEquals("DISCHARGE_OUT_OF_ORDER enddate", his.act("2402", "P1", stay, Keys.epochDay("2033-03-10")));
        assertEquals(
                "DISCHARGE_OUT_OF_ORDER enddate",
                his.settle("2304", "P1", stay, "", request -> request.dischargeDate(Keys.epochDay("2023-02-28"))));
        assertEquals("DISCHARGED, withdrawn 0, unsettled 1", his.act("2402", "P1", stay, DISCHARGED));
        assertEquals("ALREADY_DISCHARGED enddate", his.act("2402", "P1", stay, DISCHARGED));
        assertEquals(
                "ALREADY_DISCHARGED enddate",
                his.settle("2304", "P1", stay, "", request -> request.dischargeDate(DISCHARGED + 1)));
        assertEquals(
                "DISCHARGE_OUT_OF_ORDER begndate",
                his.send(EncounterFrames.register(
                        "2403", his.next(), "P1", PLACE, stay, request -> request.admissionDate(DISCHARGED + 1))));
        assertTrue(his.settle("2304", "P1", stay, "", request -> request.dischargeDate(DISCHARGED))
                .startsWith("LONG_TERM"));
    }

    /** The day of discharge may be that of the admission, but not before it. */
    @Test
    void shouldNotMoveTheAdmissionBehindTheDischarge() {
        final long stay = his.admit("P1");
        his.act("2402", "P1", stay, DISCHARGED);

        assertEquals("DISCHARGE_OUT_OF_ORDER begndate", changeAdmission(stay, DISCHARGED + 1));
        assertEquals("DISCHARGED, withdrawn 0, unsettled 0", changeAdmission(stay, DISCHARGED));
    }

    /** A change that names insurance, place and voucher identifies the patient first; any other finds the encounter. */
    @Test
    void shouldIdentifyThePatientWhomAChangeNames() {
        assertEquals("PERSON_UNKNOWN psn_no", changeOfNobody(request -> {}));
        final String notThere = "ENCOUNTER_UNKNOWN mdtrt_id";
        assertEquals(notThere, changeOfNobody(request -> request.insuranceType(0)));
        assertEquals(notThere, changeOfNobody(request -> request.voucherType((short) 0)));
        assertEquals(notThere, changeOfNobody(request -> request.insuredPlace("")));
    }

    private String changeOfNobody(final Consumer<EncounterRequestEncoder> change) {
        return his.send(EncounterFrames.register("2403", his.next(), "P9", PLACE, 4_711, change));
    }

    private String changeAdmission(final long stay, final int epochDay) {
        return his.send(EncounterFrames.register(
                "2403", his.next(), "P1", PLACE, stay, request -> request.admissionDate(epochDay)));
    }

    @Test
    void shouldSettleWithWhatWasChanged() {
        final long stay = his.admit("P1");
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "25000.00"));
        assertEquals(
                "OPEN, withdrawn 0, unsettled 1",
                his.send(EncounterFrames.register(
                        "2403", his.next(), "P1", PLACE, stay, request -> request.hospitalLevel((short) 1))));
        assertEquals(
                new EncounterScript()
                        .run()
                        .send(SettleFrame.inpatient()
                                .person("P1", 310, "910100")
                                .hospitalLevel(1)
                                .parts("25000.00", "0", "0", "0")),
                his.settle("2304", "P1", stay, "", request -> request.dischargeDate(DISCHARGED)));
        assertEquals(
                "STAY_SETTLED mdtrt_id",
                his.send(EncounterFrames.register("2403", his.next(), "P1", PLACE, stay, r -> {})));
    }

    @Test
    void shouldCancelARegistrationWithoutLinesOnly() {
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L1", "1.00"));
        assertEquals("ENCOUNTER_HAS_LINES mdtrt_id", his.act("2202", "V1", visit, EncounterFrames.NO_DAY));
        his.withdraw("2205", visit, "0000");
        assertEquals("CANCELLED, withdrawn 0, unsettled 0", his.act("2202", "V1", visit, EncounterFrames.NO_DAY));
        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", his.act("2202", "V1", visit, EncounterFrames.NO_DAY));

        final long stay = his.admit("P1");
        final String admission = his.lastMsgId();
        assertEquals("CANCELLED, withdrawn 0, unsettled 0", his.act("2404", "P1", stay, EncounterFrames.NO_DAY));
        assertEquals("NO_EFFECT", his.send(Requests.reversal(his.next(), "P1", "2401", admission)));
    }

    @Test
    void shouldUndoAnAdmissionWithoutLinesOnly() {
        final long stay = his.admit("P1");
        final String admission = his.lastMsgId();
        his.upload(UploadFrame.stay(his.next(), "P1", stay).line("L1", "1.00"));
        assertEquals("ENCOUNTER_HAS_LINES omsgid", his.send(Requests.reversal(his.next(), "P1", "2401", admission)));
        his.withdraw("2302", stay, "", "0000");
        assertEquals(
                "REVERSAL_PERSON_DIFFERS psn_no", his.send(Requests.reversal(his.next(), "P2", "2401", admission)));
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "P1", "2401", admission)));
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "P1", "2401", admission)));
        assertEquals(0, his.run().machine().encounterCount());
        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", his.act("2402", "P1", stay, DISCHARGED));
    }

    @Test
    void shouldBlockAnAdmissionWhoseReversalCameFirst() {
        assertEquals("BLOCKED", his.send(Requests.reversal(his.next(), "P1", "2401", "M9000")));
        assertEquals("BLOCKED_BY_REVERSAL msgid", his.send(EncounterFrames.register("2401", "M9000", "P1", PLACE)));
        assertEquals(0, his.run().machine().encounterCount());
    }

    @Test
    void shouldBoundWhatIsOpenAndLetGoWhatIsNot() {
        his = new EncounterScript(new MachineRun("2023-06-01", new EncounterLimits(3, 2, 4, 3)));
        final long first = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", first, "B1").line("L1", "1.00"));
        final long second = his.admit("P1");
        assertEquals(
                "TOO_MANY_ENCOUNTERS fixmedins_code",
                his.send(EncounterFrames.register("2201", his.next(), "V1", VISIT_PLACE)));
        assertEquals(
                "ENCOUNTER_LINES_FULL feedetail[2].feedetl_sn",
                his.upload(UploadFrame.visit(his.next(), "V1", first, "B1")
                        .line("L2", "1.00")
                        .line("L3", "1.00")
                        .line("L4", "1.00")));
        his.upload(UploadFrame.stay(his.next(), "P1", second)
                .line("L1", "1.00")
                .line("L2", "1.00")
                .line("L3", "1.00"));
        assertEquals(
                "LINES_FULL feedetail",
                his.upload(UploadFrame.visit(his.next(), "V1", first, "B1").line("L2", "1.00")));
        his.settle("2207", "V1", first, "B1", AS_UPLOADED);
        final long third = his.register("V2");
        his.register("V2");
        assertEquals(3, his.run().machine().encounterCount(), "the longest untouched made room");
        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", his.act("2202", "V1", first, EncounterFrames.NO_DAY));
        his.upload(UploadFrame.visit(his.next(), "V2", third, "B1").line("L1", "1.00"));
        assertEquals(4, his.run().machine().lineCount(), "lines of what was let go made room");
    }

    @Test
    void shouldReverseASettlementWhoseEncounterWasLetGo() {
        his = new EncounterScript(new MachineRun("2023-06-01", new EncounterLimits(1, 1, 4, 3)));
        final long visit = his.register("V1");
        his.upload(UploadFrame.visit(his.next(), "V1", visit, "B1").line("L1", "1.00"));
        his.settle("2207", "V1", visit, "B1", AS_UPLOADED);
        final String settled = his.lastMsgId();
        his.register("V2");
        assertEquals("REVERSED", his.send(Requests.reversal(his.next(), "V1", "2207", settled)));
    }
}

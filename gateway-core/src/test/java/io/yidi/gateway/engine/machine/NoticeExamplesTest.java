package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.RecordedEffects;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples that go with the articles of the notices, with their days and amounts. */
class NoticeExamplesTest {

    private static final int EMPLOYEE = 310;
    private static final String HYPERTENSION = "M03900";

    private final MachineRun run = new MachineRun("2023-06-01");

    @Test
    @DisplayName("NAT-N4.1a: filed for stays, ordinary visits at that place are opened, chronic ones are not")
    void shouldOpenOrdinaryVisitsByAFilingForStays() {
        file("P1", 410_802, "2023-01-01", "2023-12-31", CareType.INPATIENT);

        assertTrue(run.send(chronic("M1").medicalType("11")).startsWith("LONG_TERM"));
        assertEquals("CHRONIC_NOT_FILED dise_codg", run.send(chronic("M2")));
        assertEquals(
                "FILING_OTHER_PLACE mdtrtarea_admvs",
                run.send(chronic("M3").medicalType("11").carePlace("310115")));
    }

    /** A stay counts by its first or its last day (AMB-7), a visit by the day it is settled on. */
    @ParameterizedTest(name = "filed from 2023-06-10 to 2023-06-20, settled on {0} → {1}")
    @DisplayName("BJ-10a: a visit before the first day or after the last one is not filed for")
    @CsvSource({
        "2023-06-09, FILING_NOT_YET_VALID",
        "2023-06-10, LONG_TERM",
        "2023-06-20, LONG_TERM",
        "2023-06-21, FILING_EXPIRED",
    })
    void shouldSettleVisitsOfTheFiledDaysOnly(final String settled, final String expected) {
        file("P2", 970_200, "2023-06-10", "2023-06-20", CareType.OUTPATIENT);
        run.cutOver(settled);

        assertTrue(run.send(visit("M1", "900.00")).startsWith(expected + ' '));
    }

    @Test
    @DisplayName("BJ-13c: admitted on 2023-01-05, filed on 2023-01-12, settled on 2023-01-15: directly")
    void shouldSettleAStayThatIsFiledForBeforeItsSettlement() {
        final MachineRun earlier = new MachineRun("2023-01-05");
        earlier.person("P5", EMPLOYEE, 410_802, PersonStatus.WORKING);
        earlier.person("P6", EMPLOYEE, 410_802, PersonStatus.WORKING);
        final long filed = admit(earlier, "A1", "P5");
        final long unfiled = admit(earlier, "A2", "P6");
        assertEquals(
                "ACTIVE 2023-01-12 open",
                new FilingScript(earlier, "P5", "410802").play("2023-01-12 NEW place=110000"));
        earlier.cutOver("2023-01-15");

        assertTrue(settleStay(earlier, "S1", "P5", filed).startsWith("LONG_TERM"));
        assertEquals("NOT_FILED psn_no", settleStay(earlier, "S2", "P6", unfiled));
    }

    @Test
    @DisplayName("BJ-9c: two hospitals for a disease; a third is refused, and may settle it as an ordinary visit")
    void shouldSettleADiseaseAtItsTwoHospitalsOnly() {
        fileChronic("H11010500001", "H11010500002");

        assertTrue(run.send(chronic("M1")).startsWith("LONG_TERM"));
        assertTrue(run.send(chronic("M2").institution("H11010500002")).startsWith("LONG_TERM"));
        assertEquals(
                "CHRONIC_OTHER_HOSPITAL fixmedins_code", run.send(chronic("M3").institution("H11010500003")));
        assertTrue(run.send(chronic("M4").institution("H11010500003").medicalType("11"))
                .startsWith("LONG_TERM"));
    }

    @Test
    @DisplayName("BJ-26c: high blood pressure and a cold in one visit are two settlements, chronic and ordinary")
    void shouldSettleTheDiseaseAndTheColdApart() {
        fileChronic(SettleFrame.INSTITUTION, "H11010500002");
        run.send(EncounterFrames.register("2201", "M1", "P1", 410_802));
        final long visit = Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
        run.send(UploadFrame.visit("M2", "P1", visit, "B1")
                .disease(HYPERTENSION)
                .line("L1", "300.00")
                .encode());
        run.send(UploadFrame.visit("M3", "P1", visit, "B2").line("L2", "80.00").encode());

        assertTrue(run.send(EncounterFrames.settle(
                        "2207", "M4", "P1", visit, "B1", request -> request.medicalType("140104")))
                .startsWith("LONG_TERM 0.00 of 300.00"));
        assertEquals(
                "jiaozuo/employee-chronic", planOf(run.lastReply()).substring(0, "jiaozuo/employee-chronic".length()));
        assertTrue(run.send(EncounterFrames.settle("2207", "M5", "P1", visit, "B2", request -> {}))
                .startsWith("LONG_TERM 30.00 of 80.00"));
        assertEquals(
                "jiaozuo/employee-outpatient",
                planOf(run.lastReply()).substring(0, "jiaozuo/employee-outpatient".length()));
    }

    @Test
    @DisplayName("BJ-34d: settled on 2022-12-30, refunded on 2023-01-05; 2022 is reduced, 2023 untouched")
    void shouldRefundTheYearThatIsOver() {
        final MachineRun earlier = new MachineRun("2022-12-30").person("P2", EMPLOYEE, 970_200);
        earlier.send(visit("S1", "2500.00"));
        earlier.cutOver("2023-01-05");
        earlier.send(visit("S2", "600.00"));
        final Map<String, Long> ofTheNewYear = new HashMap<>(RecordedEffects.sumOf(earlier.bodies()));
        ofTheNewYear.keySet().removeIf(counter -> !counter.contains(" 2023 "));

        assertEquals(
                "REFUNDED -1000.00 of -2500.00: 310100 -900.00, personal -1600.00 non-adjacent cross-year",
                earlier.send(Requests.refund("2208", "F1", "P2", 1)));
        assertEquals(ofTheNewYear, RecordedEffects.sumOf(earlier.bodies()), "nothing is left of 2022");
        final RefundReplyDecoder reply = Answers.refund(new UnsafeBuffer(earlier.lastReply()));
        assertEquals(LocalDate.of(2023, 1, 5).toEpochDay(), reply.businessDay());
        reply.funds().forEachRemaining(RefundReplyDecoder.FundsDecoder::skipFundName);
        assertEquals(2022, reply.years().next().benefitYear());
    }

    @Test
    @DisplayName("TJ-4.4d: of the pilot area, without a filing: ordinary outpatient care in Beijing, no stay")
    void shouldExemptOrdinaryOutpatientCareOfThePilotArea() {
        run.person("P3", EMPLOYEE, 120_114, PersonStatus.WORKING).person("P4", EMPLOYEE, 120_101, PersonStatus.WORKING);

        assertTrue(
                run.send(visit("M1", "900.00").person("P3", EMPLOYEE, "120114")).startsWith("EXEMPT"));
        assertEquals(
                "NOT_FILED psn_no",
                run.send(SettleFrame.inpatient()
                        .msgId("M2")
                        .person("P3", EMPLOYEE, "120114")
                        .bill("9000.00", "9000.00")));
        assertEquals(
                "NOT_FILED psn_no",
                run.send(visit("M3", "900.00").person("P4", EMPLOYEE, "120101")),
                "another district");
        assertEquals(
                "NOT_FILED psn_no",
                run.send(visit("M4", "900.00").person("P3", EMPLOYEE, "120114").carePlace("310115")),
                "another province");
    }

    /** Filed as a long-term resident of Beijing. */
    private void file(
            final String personNo,
            final int insuredPlace,
            final String from,
            final String to,
            final CareType careType) {
        run.person(personNo, EMPLOYEE, insuredPlace, PersonStatus.WORKING)
                .load(new FilingRow(
                        personNo,
                        EMPLOYEE,
                        BenefitCategory.LONG_TERM,
                        110_000,
                        Keys.epochDay(from),
                        Keys.epochDay(to),
                        Set.of(careType)));
    }

    private static long admit(final MachineRun run, final String msgId, final String personNo) {
        run.send(EncounterFrames.register(
                "2401", msgId, personNo, 410_802, 0, request -> request.admissionDate(Keys.epochDay("2023-01-05"))));
        return Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
    }

    private static String settleStay(final MachineRun run, final String msgId, final String personNo, final long stay) {
        return run.send(EncounterFrames.settle(
                "2304",
                msgId,
                personNo,
                stay,
                "",
                request -> request.dischargeDate(Keys.epochDay("2023-01-15")),
                new String[] {"09", "9000.00", "0.00", "0.00", "0.00"}));
    }

    private void fileChronic(final String... hospitals) {
        run.person("P1", EMPLOYEE, 410_802).chronicFiling("P1", EMPLOYEE, HYPERTENSION, 110_105, hospitals);
    }

    private static SettleFrame chronic(final String msgId) {
        return SettleFrame.outpatient()
                .msgId(msgId)
                .person("P1", EMPLOYEE, "410802")
                .medicalType("140104")
                .disease(HYPERTENSION)
                .lines("300.00", "300.00");
    }

    private static SettleFrame visit(final String msgId, final String amount) {
        return SettleFrame.outpatient()
                .msgId(msgId)
                .person("P2", EMPLOYEE, "970200")
                .lines(amount, amount);
    }

    private static String planOf(final byte[] reply) {
        final SettleReplyDecoder split = Answers.split(new UnsafeBuffer(reply));
        split.funds().forEachRemaining(SettleReplyDecoder.FundsDecoder::skipFundName);
        split.years().forEachRemaining(year -> {});
        return split.planId();
    }
}

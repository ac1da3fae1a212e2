package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.code.VoucherType;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.SettlementMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What places of care lay down about vouchers and trauma, by the shipped packs and by one of its own. */
class CarePlaceTermsTest {

    private static final int EMPLOYEE = 310;
    private static final int PLACE = 910_100;
    private static final int DAY = CivilDate.epochDay(2023, 6, 1);

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, PLACE);

    /** BJ-28a, BJ-28b, BJ-F11a, BJ-N1.4c: in Beijing trauma without a third party is settled once it is declared. */
    @Test
    void shouldSettleTraumaInBeijingOnceItIsDeclared() {
        assertEquals("TRAUMA_NOT_DECLARED trum_decl_flag", run.send(stay("M1").trauma()));
        assertTrue(run.send(stay("M2").trauma().declared()).startsWith("LONG_TERM"));
        assertEquals(
                "THIRD_PARTY_LIABLE rel_ttp_flag", run.send(stay("M3").trauma().thirdParty()));
    }

    /** XJ-2.4c, JZ-2.3: whether it is settled then, and as what, is up to the filing. */
    @ParameterizedTest(name = "care at {0}")
    @CsvSource({"650102, 650000", "410802, 410000", "120101, 120000"})
    void shouldSettleTraumaByTheFiling(final String carePlace, final int filedPlace) {
        run.person("UNFILED", EMPLOYEE, PLACE, PersonStatus.WORKING)
                .person("AWAY", EMPLOYEE, PLACE, PersonStatus.WORKING);
        run.load(new FilingRow(
                "AWAY", EMPLOYEE, BenefitCategory.TRANSFER, filedPlace, 0, Integer.MAX_VALUE, MachineRun.ALL_CARE));
        final SettleFrame trauma = stay("M1").carePlace(carePlace).trauma().declared();

        assertEquals("NOT_FILED psn_no", run.send(trauma.personNo("UNFILED")));
        assertTrue(run.send(trauma.msgId("M2").personNo("AWAY")).startsWith("TRANSFER"));
    }

    /** TJ-3.2a, TJ-3.2b: in Tianjin what qualifies has to be settled directly; elsewhere it may be paid in full. */
    @ParameterizedTest(name = "care at {0}")
    @CsvSource({"120101, TRAUMA_TO_BE_SETTLED setl_mode", "110105, 'NONE'"})
    void shouldNotTakeFullPayWhereTraumaHasToBeSettled(final String carePlace, final String expected) {
        final MachineRun visits = new MachineRun("2023-06-01").person("V1", EMPLOYEE, 930_100, PersonStatus.WORKING);
        visits.load(new FilingRow(
                "V1",
                EMPLOYEE,
                BenefitCategory.LONG_TERM,
                Integer.parseInt(carePlace) / 10_000 * 10_000,
                0,
                Integer.MAX_VALUE,
                MachineRun.ALL_CARE));
        final long visit = declaredTrauma(visits, carePlace);
        final Consumer<EncounterSettleRequestEncoder> inFull = request -> request.mode(SettlementMode.FULL_PAY);

        assertTrue(visits.send(EncounterFrames.settle("2207", "S1", "V1", visit, "B1", inFull))
                .startsWith(expected));
    }

    /** TJ-3.2a: a care place may leave trauma out of direct settlement altogether; then the patient pays all. */
    @Test
    void shouldSettleNoTraumaWhereTheCarePlaceDoesNot(@TempDir final Path folder) throws Exception {
        final PolicyPlane plane = plane(folder, "[E_VOUCHER], trauma: NOT");
        final MachineRun strict =
                new MachineRun(hash -> plane, plane.bundleHash(), "2023-06-01").person("P1", EMPLOYEE, 980_100);
        final SettleFrame bill = SettleFrame.inpatient().insuredPlace("980100").bill("9000.00", "9000.00");

        assertEquals(
                "THIRD_PARTY_LIABLE rel_ttp_flag", strict.send(bill.trauma().thirdParty()));
        assertEquals(
                "TRAUMA_NOT_SETTLED trum_flag",
                strict.send(bill.msgId("M2").noThirdParty().declared()));
    }

    /** BJ-33b, TJ-3.2b: who cannot be settled directly pays all, though the trauma would have to be settled. */
    @Test
    void shouldTakeFullPayOfTraumaThatCannotBeSettled() {
        final MachineRun visits = new MachineRun("2023-06-01").person("V1", EMPLOYEE, 930_100, PersonStatus.WORKING);
        final long visit = declaredTrauma(visits, "120101");
        assertEquals("NOT_FILED psn_no", visits.send(EncounterFrames.settle("2207", "S1", "V1", visit, "B1", r -> {})));
        final Consumer<EncounterSettleRequestEncoder> inFull = request -> request.mode(SettlementMode.FULL_PAY);

        assertEquals(
                "NONE 0.00 of 100.00: , personal 100.00",
                visits.send(EncounterFrames.settle("2206", "Q1", "V1", visit, "B1", inFull)));
        assertEquals(
                "NONE 0.00 of 100.00: , personal 100.00",
                visits.send(EncounterFrames.settle("2207", "S2", "V1", visit, "B1", inFull)));
    }

    /** BJ-12, BJ-14, BJ-32a: a voucher that the care place does not accept identifies nobody, at any of the points. */
    @Test
    void shouldRecogniseThePatientAtRegistrationVisitAndSettlement(@TempDir final Path folder) throws Exception {
        final PolicyPlane plane = plane(folder, "[E_VOUCHER, SOCIAL_SECURITY_CARD]");
        final MachineRun strict =
                new MachineRun(hash -> plane, plane.bundleHash(), "2023-06-01").person("P1", EMPLOYEE, 980_100);
        final String refused = "VOUCHER_NOT_ACCEPTED mdtrt_cert_type";

        assertEquals(refused, strict.send(register("2401", "R1", 0, 2)));
        assertEquals("OPEN, withdrawn 0, unsettled 0", strict.send(register("2401", "R2", 0, 3)));
        final long stay =
                Answers.encounter(new UnsafeBuffer(strict.lastReply())).encounterId();
        assertEquals(refused, strict.send(register("2403", "R3", stay, 2)));
        assertTrue(strict.send(register("2403", "R4", stay, 1)).startsWith("OPEN"));
        strict.send(UploadFrame.stay("U1", "P1", stay).line("L1", "2000.00").encode());
        strict.send(EncounterFrames.act("2402", "A1", "P1", stay, CivilDate.epochDay(2023, 3, 11)));
        assertEquals(refused, strict.send(settle("S1", stay, 2)));
        assertTrue(strict.send(settle("S2", stay, 3)).startsWith("LONG_TERM"));
        assertEquals(
                refused,
                strict.send(SettleFrame.inpatient()
                        .msgId("S3")
                        .insuredPlace("980100")
                        .voucher(2, "ID-CARD-0001")
                        .bill("9000.00", "9000.00")));
    }

    /** NAT-13, TJ-7.1b, XJ-5.2a: the shipped places of care accept all three, the identity card too. */
    @ParameterizedTest
    @CsvSource({"110105", "120101", "650102", "410802", "310101"})
    void shouldAcceptTheThreeVouchersOfTheNotices(final int carePlace) {
        for (final VoucherType voucher : VoucherType.values()) {
            assertTrue(Packs.plane().careRules().of(carePlace, DAY).accepts(voucher));
        }
    }

    /** BJ-N2.3, TJ-5.1a, XJ-3.4, TJ-8.4, XJ-7.4: who is not filed is told how to file, and whom to ask. */
    @ParameterizedTest(name = "insured in {0}: {1}")
    @CsvSource({"120101, 12393", "650102, 12345"})
    void shouldGuideWhoIsNotFiled(final int insuredPlace, final String hotline) {
        run.person("NEW", EMPLOYEE, insuredPlace, PersonStatus.WORKING);

        assertEquals(
                "NOT_FILED psn_no",
                run.send(stay("M1").insuredPlace(Integer.toString(insuredPlace)).personNo("NEW")));
        final UnsafeBuffer reply = new UnsafeBuffer(run.lastReply());
        final String text = new String(run.lastReply(), StandardCharsets.UTF_8);
        assertTrue(Answers.text(reply).startsWith("NOT_FILED"));
        assertTrue(text.contains("备案") && text.contains(hotline), text);
    }

    /** BJ-27a: an emergency is stated with the bill of a visit, or at the admission to a stay, and counts there. */
    @Test
    void shouldTakeTheEmergencyFromBillOrAdmission() {
        run.person("E1", EMPLOYEE, PLACE, PersonStatus.WORKING);
        assertEquals("NOT_FILED psn_no", run.send(stay("M1").personNo("E1")));
        assertTrue(run.send(stay("M2").personNo("E1").emergency()).startsWith("EMERGENCY"));

        run.send(EncounterFrames.register(
                "2401", "R1", "E1", PLACE, 0, request -> request.careFlags().emergency(true)));
        final long stay = Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
        run.send(UploadFrame.stay("U1", "E1", stay).line("L1", "2000.00").encode());
        run.send(EncounterFrames.act("2402", "A1", "E1", stay, CivilDate.epochDay(2023, 3, 11)));
        assertTrue(run.send(EncounterFrames.settle("2304", "S1", "E1", stay, "", request -> {}))
                .startsWith("EMERGENCY"));
    }

    /** A visit with one line of 100.00 yuan. */
    private static long declaredTrauma(final MachineRun visits, final String carePlace) {
        visits.send(EncounterFrames.register("2201", "R1", "V1", 930_100, 0, request -> {
            request.carePlace(carePlace);
            request.careFlags().trauma(true).declared(true);
        }));
        final long visit =
                Answers.encounter(new UnsafeBuffer(visits.lastReply())).encounterId();
        visits.send(
                UploadFrame.visit("U1", "V1", visit, "B1").line("L1", "100.00").encode());
        return visit;
    }

    private static UnsafeBuffer register(
            final String code, final String msgId, final long encounterId, final int voucherType) {
        return EncounterFrames.register(
                code, msgId, "P1", 980_100, encounterId, request -> request.voucherType((short) voucherType));
    }

    private static UnsafeBuffer settle(final String msgId, final long stay, final int voucherType) {
        return EncounterFrames.settle(
                "2304", msgId, "P1", stay, "", request -> request.voucherType((short) voucherType));
    }

    private static SettleFrame stay(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }

    private static PolicyPlane plane(final Path folder, final String vouchers) throws Exception {
        final Path packs = folder.resolve("packs");
        Files.createDirectories(packs.resolve("worked-reductions"));
        Files.createDirectories(packs.resolve("care-places"));
        Files.copy(Packs.FOLDER.resolve("worked-reductions/pack.yaml"), packs.resolve("worked-reductions/pack.yaml"));
        Files.writeString(packs.resolve("care-places/terms.yaml"), """
                sources:
                  law: {document: Rules, confidence: A}
                terms:
                  - {areas: ["11"], from: 2023-01-01, vouchers: %s, source: law}
                """.formatted(vouchers));
        final PolicyBundles bundles = new PolicyBundles(folder);
        return bundles.plane(bundles.compile(packs));
    }
}

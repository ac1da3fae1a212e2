package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.ResultClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every business refusal of a bill: its code, the field it names, and that it has no effect. */
class RefusalTest {

    private static final int EMPLOYEE = 310;
    private static final int PLACE = 910_100;

    private final MachineRun run = new MachineRun("2023-06-01")
            .person("P1", EMPLOYEE, PLACE)
            .person("JIAOZUO", EMPLOYEE, 410_802)
            .person("UNFILED", EMPLOYEE, PLACE, PersonStatus.WORKING)
            .load(person("PAUSED", BenefitStatus.PAUSED))
            .load(person("ENDED", BenefitStatus.TERMINATED))
            .person("PLACE", EMPLOYEE, PLACE, PersonStatus.WORKING)
            .load(filing("PLACE", 310_000, "2021-01-01", MachineRun.ALL_CARE))
            .person("CARE", EMPLOYEE, PLACE, PersonStatus.WORKING)
            .load(filing("CARE", 110_000, "2021-01-01", Set.of(CareType.OUTPATIENT)))
            .person("LATE", EMPLOYEE, PLACE, PersonStatus.WORKING)
            .load(filing("LATE", 110_000, "2023-03-12", MachineRun.ALL_CARE))
            .person("EARLY", EMPLOYEE, PLACE, PersonStatus.WORKING)
            .load(new FilingRow("EARLY", EMPLOYEE, BenefitCategory.LONG_TERM, 110_000, 1, 2, MachineRun.ALL_CARE));

    static Stream<Arguments> refusals() {
        return Stream.of(
                row("BJ-22a", "REGION_UNKNOWN insuplc_admdvs", bill -> bill.insuredPlace("990000")),
                row("BJ-2", "INSURANCE_TYPE_UNSUPPORTED insutype", bill -> bill.insuranceType(340)),
                row("NAT-13", "VOUCHER_NOT_ACCEPTED mdtrt_cert_type", bill -> bill.voucher(4, "")),
                row("BJ-13a", "PERSON_UNKNOWN psn_no", bill -> bill.personNo("P9")),
                row("BJ-13a", "PERSON_UNKNOWN psn_no", bill -> bill.insuranceType(390)),
                row("BJ-10b", "INSURED_PLACE_DIFFERS insuplc_admdvs", bill -> bill.insuredPlace("910200")),
                row("NAT-10b", "BENEFIT_PAUSED psn_no", bill -> bill.personNo("PAUSED")),
                row("NAT-10b", "BENEFIT_TERMINATED psn_no", bill -> bill.personNo("ENDED")),
                row(
                        "BJ-28b",
                        "THIRD_PARTY_LIABLE rel_ttp_flag",
                        bill -> bill.trauma().thirdParty()),
                row(
                        "NAT-N3a",
                        "CARE_PLACE_NOT_OPENED mdtrtarea_admvs",
                        bill -> visit(bill, "11").carePlace("710000")),
                row(
                        "NAT-N3a",
                        "INSURED_PLACE_NOT_OPENED insuplc_admdvs",
                        bill -> visit(bill, "41").insuredPlace("940100")),
                row(
                        "NAT-15",
                        "CHRONIC_DISEASE_UNKNOWN dise_codg",
                        bill -> visit(bill, "1401").disease("M03999")),
                row(
                        "NAT-N4.3a",
                        "CHRONIC_DISEASE_NOT_OPEN dise_codg",
                        bill -> visit(bill, "1401").disease("M03900")),
                row(
                        "BJ-9c",
                        "CHRONIC_NOT_FILED dise_codg",
                        bill -> visit(bill, "1401").disease("M03900").person("JIAOZUO", EMPLOYEE, "410802")),
                row("BJ-1a", "NOT_CROSS_PROVINCE mdtrtarea_admvs", bill -> bill.carePlace("910300")),
                row("BJ-13c", "NOT_FILED psn_no", bill -> bill.personNo("UNFILED")),
                row("BJ-9a", "FILING_OTHER_PLACE mdtrtarea_admvs", bill -> bill.personNo("PLACE")),
                row("BJ-9b", "FILING_OTHER_CARE_TYPE med_type", bill -> bill.personNo("CARE")),
                row("BJ-10a", "FILING_NOT_YET_VALID psn_no", bill -> bill.personNo("LATE")),
                row("BJ-10a", "FILING_EXPIRED psn_no", bill -> bill.personNo("EARLY")),
                row("BJ-22a", "HOSPITAL_LEVEL_UNMAPPED hosp_lv", bill -> bill.hospitalLevel(9)),
                row(
                        "BJ-22a",
                        "HOSPITAL_LEVEL_UNMAPPED refl_from_hosp_lv",
                        bill -> bill.referral(ReferralStep.UPWARDS, 9)),
                row("BJ-22a", "PLAN_MISSING med_type", bill -> bill.code("2102").medicalType("41")),
                row("TJ-9", "REGION_NOT_IN_FORCE insuplc_admdvs", bill -> bill.stay("2021-12-20", "2021-12-31")));
    }

    /** NAT-13: a voucher is shown by its code, as it was sent. */
    @Test
    void shouldShowTheVoucherByItsCode() {
        assertEquals(
                "VOUCHER_NOT_ACCEPTED mdtrt_cert_type",
                run.send(SettleFrame.inpatient().voucher(4, "").bill("25000.00", "23456.78")));

        assertEquals("04", Answers.refusal(new UnsafeBuffer(run.lastReply())).found());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusals")
    void shouldRefuseAndChangeNothingButTheKey(
            final String requirement, final String answer, final UnaryOperator<SettleFrame> change) {
        final SettleFrame bill = change.apply(SettleFrame.inpatient().bill("25000.00", "23456.78"));
        final ResultCode code = ResultCode.valueOf(answer.substring(0, answer.indexOf(' ')));

        assertEquals(answer, run.send(bill));
        assertEquals(requirement, code.requirement());
        assertEquals(ResultClass.REFUSED, code.resultClass());
        assertEquals(
                0, run.execute(bill.msgId("M2").encode()).effectsLength(), "a refusal adds nothing to any counter");
        assertEquals("REPEATED", run.send(bill.msgId("M1")));
    }

    /** BJ-22a: a policy that has no row for the level of the hospital is no policy for the bill. */
    @Test
    void shouldRefuseABillThatNoRowOfThePlanFits(@TempDir final Path folder) throws Exception {
        final String pack = Files.readString(Packs.FOLDER.resolve("worked-reductions/pack.yaml"))
                .replace(
                        "basis: PER_STAY, amounts: [1000.00]",
                        "basis: PER_STAY, rows: [{level: 三级, amounts: [1000.00]}]");
        Files.createDirectories(folder.resolve("packs/worked-reductions"));
        Files.writeString(folder.resolve("packs/worked-reductions/pack.yaml"), pack);
        final PolicyBundles bundles = new PolicyBundles(folder);
        final PolicyPlane plane = bundles.plane(bundles.compile(folder.resolve("packs")));
        final MachineRun narrow =
                new MachineRun(hash -> plane, plane.bundleHash(), "2023-06-01").person("P1", EMPLOYEE, 980_100);
        final SettleFrame bill = SettleFrame.inpatient().insuredPlace("980100").bill("9000.00", "9000.00");

        assertTrue(narrow.send(bill).startsWith("LONG_TERM"));
        assertEquals("PLAN_ROW_MISSING psn_no", narrow.send(bill.msgId("M2").hospitalLevel(1)));
    }

    private static SettleFrame visit(final SettleFrame bill, final String medicalType) {
        return bill.code("2207").medicalType(medicalType);
    }

    private static Arguments row(
            final String requirement, final String answer, final UnaryOperator<SettleFrame> change) {
        return Arguments.of(requirement, answer, change);
    }

    private static PersonRow person(final String personNo, final BenefitStatus benefit) {
        return new PersonRow(
                personNo,
                EMPLOYEE,
                PLACE,
                PersonStatus.WORKING,
                0,
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                0,
                benefit,
                0);
    }

    private static FilingRow filing(
            final String personNo, final int place, final String from, final Set<CareType> careTypes) {
        return new FilingRow(
                personNo,
                EMPLOYEE,
                BenefitCategory.LONG_TERM,
                place,
                (int) LocalDate.parse(from).toEpochDay(),
                Integer.MAX_VALUE,
                careTypes);
    }
}

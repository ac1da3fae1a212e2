package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.RecordedEffects;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Refunds of settlements in force: the four kinds with their figures, and what a refund answers. */
class RefundTest {

    private static final int EMPLOYEE = 310;
    private static final String OTHER_INSTITUTION = "H11010500002";

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 970_200);

    @Test
    @DisplayName("BJ-34b 逐笔退费: one after the other, the latest first, takes back deductible and payment")
    void shouldRefundOneAfterTheOther() {
        assertEquals("LONG_TERM 600.00 of 600.00: 310100 0.00, personal 600.00", run.send(visit("S1", "600.00")));
        assertEquals("LONG_TERM 400.00 of 1000.00: 310100 360.00, personal 640.00", run.send(visit("S2", "1000.00")));

        assertEquals("REFUNDED -400.00 of -1000.00: 310100 -360.00, personal -640.00 sequential", refund("F2", 2));
        assertEquals("REFUNDED -600.00 of -600.00: 310100 0.00, personal -600.00 sequential", refund("F1", 1));
        assertEquals(Map.of(), RecordedEffects.sumOf(run.bodies()));
        assertEquals("LONG_TERM 600.00 of 600.00: 310100 0.00, personal 600.00", run.send(visit("S3", "600.00")));
    }

    @Test
    @DisplayName(
            "BJ-34c 隔笔退费: a later settlement keeps its split, the next one takes the deductible that is open again")
    void shouldRefundAnEarlierOne() {
        run.send(visit("S1", "600.00"));
        final byte[] later = settled(visit("S2", "1000.00"));

        assertEquals("REFUNDED -600.00 of -600.00: 310100 0.00, personal -600.00 non-adjacent", refund("F1", 1));
        assertEquals("REPEATED", run.send(visit("S2", "1000.00")), "the later one stands, with its 360.00");
        assertEquals(36_000, Answers.split(new UnsafeBuffer(later)).fundTotalFen());
        assertEquals("LONG_TERM 600.00 of 1000.00: 310100 240.00, personal 760.00", run.send(visit("S3", "1000.00")));
    }

    @Test
    @DisplayName(
            "BJ-34d, INV-11 跨年退费: the year it was recorded in is reduced, under its policy; the new year is untouched")
    void shouldRefundIntoTheYearOfTheSettlement() {
        run.cutOver("2023-12-30");
        final byte[] settlement = settled(visit("S1", "2500.00"));
        run.cutOver("2024-01-05");
        run.send(visit("S2", "600.00"));

        assertEquals(
                "REFUNDED -1000.00 of -2500.00: 310100 -900.00, personal -1600.00 non-adjacent cross-year",
                refund("F1", 1));
        final RefundReplyDecoder reply = Answers.refund(new UnsafeBuffer(run.lastReply()));
        assertEquals(LocalDate.of(2024, 1, 5).toEpochDay(), reply.businessDay());
        assertEquals(LocalDate.of(2023, 12, 30).toEpochDay(), reply.originalBusinessDay());
        assertEquals(Answers.split(new UnsafeBuffer(settlement)).bundleHash(), reply.bundleHash());
        assertEquals(
                "LONG_TERM 400.00 of 1000.00: 310100 360.00, personal 640.00",
                run.send(visit("S3", "1000.00")),
                "600.00 of 2024's deductible are used, as before the refund");
        assertTrue(RecordedEffects.sumOf(run.bodies()).keySet().stream().noneMatch(key -> key.contains(" 2023 ")));
    }

    /** The worked example of an earlier settlement refunded, then a new one; then all the others a year later. */
    @Test
    @DisplayName("BJ-34c, BJ-34d: worked example, an earlier settlement is refunded, the rest in the next year")
    void shouldReproduceTheWorkedExample() {
        run.person("P2", EMPLOYEE, 930_100);
        run.send(example("S1").lines("1600.00", "1500.00"));
        run.send(example("S2").lines("19500.00", "19000.00"));
        run.send(example("S3").lines("4100.00", "4000.05"));
        assertEquals(
                "REFUNDED -1500.00 of -1600.00: 310100 0.00, personal -1600.00 non-adjacent",
                run.send(Requests.refund("2208", "F1", "P2", 1)));
        assertEquals(
                "LONG_TERM 1500.00 of 2600.00: 310100 600.20, personal 1999.80",
                run.send(example("S4").lines("2600.00", "2500.33")));

        run.cutOver("2024-01-05");
        assertEquals(
                "REFUNDED 0.00 of -4100.00: 310100 -2400.03, personal -1699.97 non-adjacent cross-year",
                run.send(Requests.refund("2208", "F3", "P2", 3)));
        assertEquals(
                "REFUNDED -300.00 of -19500.00: 310100 -13040.00, personal -6460.00 non-adjacent cross-year",
                run.send(Requests.refund("2208", "F2", "P2", 2)));
        assertEquals(
                "REFUNDED -1500.00 of -2600.00: 310100 -600.20, personal -1999.80 sequential cross-year",
                run.send(Requests.refund("2208", "F4", "P2", 5)));
        assertEquals(Map.of(), RecordedEffects.sumOf(run.bodies()));
    }

    @Test
    @DisplayName("INV-9: every amount, fund by fund and year by year, is the exact negative")
    void shouldAnswerTheExactNegative() {
        run.person("P2", EMPLOYEE, 920_100);
        final byte[] settled = settled(SettleFrame.inpatient()
                .msgId("S1")
                .personNo("P2")
                .insuredPlace("920100")
                .stay("2022-12-31", "2023-02-20")
                .parts("60123.45", "2345.67", "321.00", "1209.88"));
        run.send(Requests.refund("2305", "F1", "P2", 1));

        final List<Object> expected = new ArrayList<>();
        amounts(Answers.split(new UnsafeBuffer(settled)), expected);
        final List<Object> found = new ArrayList<>();
        amounts(Answers.refund(new UnsafeBuffer(run.lastReply())), found);
        assertEquals(expected, found);
        assertEquals(Map.of(), RecordedEffects.sumOf(run.bodies()));
        final RefundReplyDecoder reply = Answers.refund(new UnsafeBuffer(run.lastReply()));
        assertEquals(
                List.of(2L, 2L, 1L),
                List.of(reply.settlementId(), reply.journalPosition(), reply.originalSettlementId()));
    }

    @Test
    void shouldGiveBackToThePersonalAccount() {
        loadAccountHolder();
        run.send(visit("S1", "600.00").personNo("P2").useAccount());
        assertEquals(0, Answers.split(new UnsafeBuffer(run.lastReply())).accountBalanceFen());

        assertEquals(
                "REFUNDED -600.00 of -600.00: 310100 0.00, personal -600.00, account -500.00 sequential",
                run.send(Requests.refund("2208", "F1", "P2", 1)));
        assertEquals(50_000, Answers.refund(new UnsafeBuffer(run.lastReply())).accountBalanceFen());
        run.send(Requests.reversal("R1", "P2", "2208", "F1"));
        run.send(Requests.refund("2208", "F2", "P2", 1));
        assertEquals(
                50_000,
                Answers.refund(new UnsafeBuffer(run.lastReply())).accountBalanceFen(),
                "given back, taken again, given back");
    }

    /** INV-10: both bills were paid from the account; until it is filled up, it pays nothing more. */
    @Test
    void shouldOweWhatWasSpentBeforeTheRefundWasUndone() {
        loadAccountHolder();
        run.send(visit("S1", "600.00").personNo("P2").useAccount());
        run.send(Requests.refund("2208", "F1", "P2", 1));
        run.send(visit("S2", "600.00").personNo("P2").useAccount());
        assertEquals(0, Answers.split(new UnsafeBuffer(run.lastReply())).accountBalanceFen());

        assertEquals("REVERSED", run.send(Requests.reversal("R1", "P2", "2208", "F1")));
        run.send(visit("S3", "600.00").personNo("P2").useAccount());
        final SettleReplyDecoder third = Answers.split(new UnsafeBuffer(run.lastReply()));
        assertEquals(0, third.accountFen());
        assertEquals(-50_000, third.accountBalanceFen());
    }

    /** BJ-34a: never twice; INV-9: the same request again has the same answer. */
    @Test
    void shouldRefundOnce() {
        run.send(visit("S1", "600.00"));
        refund("F1", 1);

        assertEquals("REPEATED", run.send(Requests.refund("2208", "F1", "P1", 1)));
        assertEquals("SETTLEMENT_REFUNDED setl_id", refund("F2", 1));
        assertEquals("REPEATED", run.send(Requests.refund("2208", "F2", "P1", 1)));
        assertEquals("REFUND_OF_REFUND setl_id", refund("F3", 2));
        assertEquals("REPEATED", run.send(visit("S1", "600.00")), "the settlement keeps its stored answer");
        assertEquals(Map.of(), RecordedEffects.sumOf(run.bodies()));
    }

    /** BJ-34a: each refusal names the field that is wrong, and changes nothing. */
    @Test
    void shouldRefuseWhatIsNoSettlementOfTheirs() {
        run.person("P2", EMPLOYEE, 970_200).send(visit("S1", "600.00"));
        run.send(visit("S2", "600.00").insuredPlace("990000"));

        assertEquals("SETTLEMENT_NOT_FOUND setl_id", refund("F1", 99), "not given out yet");
        assertEquals("SETTLEMENT_NOT_FOUND setl_id", refund("F2", 2), "a refusal");
        assertEquals("SETTLEMENT_NOT_FOUND setl_id", refund("F3", 5), "the refund itself");
        assertEquals(
                "SETTLEMENT_OTHER_INSTITUTION fixmedins_code",
                run.send(Requests.refund(OTHER_INSTITUTION, "2208", "F4", "P1", 1)));
        assertEquals("SETTLEMENT_OTHER_PERSON psn_no", run.send(Requests.refund("2208", "F5", "P2", 1)));
        assertEquals("SETTLEMENT_OTHER_KIND infno", run.send(Requests.refund("2305", "F6", "P1", 1)));
        assertEquals("SETTLEMENT_OTHER_KIND infno", run.send(Requests.refund("2103", "F7", "P1", 1)));
        run.send(Requests.reversal("R1", "P1", "2207", "S1"));
        assertEquals("SETTLEMENT_REVERSED setl_id", refund("F8", 1));
        assertEquals("NO_EFFECT", run.send(Requests.reversal("R2", "P1", "2208", "F8")), "of a refused refund");
        assertEquals(Map.of(), RecordedEffects.sumOf(run.bodies()));
    }

    /** AMB-6: a pharmacy purchase is refunded like a visit; BJ-34a. */
    @Test
    void shouldRefundAPharmacyBillByItsOwnCode() {
        run.send(visit("S1", "1500.00").code("2102").medicalType("41"));

        assertEquals("SETTLEMENT_OTHER_KIND infno", refund("F1", 1));
        assertEquals(
                "REFUNDED -1000.00 of -1500.00: 310100 -300.00, personal -1200.00 sequential",
                run.send(Requests.refund("2103", "F2", "P1", 1)));
    }

    /** AMB-5: 逐笔 is the latest in force of the person at this provider; what is reversed or refunded does not count. */
    @Test
    void shouldCallTheLatestInForceAtTheInstitutionSequential() {
        run.person("P2", EMPLOYEE, 970_200);
        for (final String msgId : new String[] {"S1", "S2", "S3", "S4"}) {
            run.send(visit(msgId, "600.00"));
        }
        run.send(visit("S5", "600.00").personNo("P2"));
        run.send(visit("S6", "600.00").institution(OTHER_INSTITUTION));

        run.send(Requests.reversal("R4", "P1", "2207", "S4"));
        assertTrue(refund("F2", 2).endsWith(" non-adjacent"));
        assertTrue(refund("F3", 3).endsWith(" sequential"), "4 is reversed, 5 and 6 are others'");
        assertTrue(refund("F1", 1).endsWith(" sequential"), "2, 3 and 4 are not in force");
    }

    @Test
    void shouldAssumeALaterOneWhenTooManyWouldHaveToBeLookedAt() {
        run.send(visit("S1", "600.00"));
        for (int i = 0; i < 33; i++) {
            run.send(visit("T" + i, "600.00"));
            run.send(Requests.reversal("R" + i, "P1", "2207", "T" + i));
        }

        assertTrue(refund("F1", 1).endsWith(" non-adjacent"));
    }

    @Test
    void shouldCallOtherContentUnderAUsedKeyAConflict() {
        run.send(visit("S1", "600.00"));
        run.send(visit("S2", "600.00"));
        refund("F1", 1);

        assertEquals("CONFLICTING", run.send(Requests.refund("2208", "F1", "P1", 2)));
    }

    @Test
    void shouldFindTheSettlementAfterASnapshot() {
        run.send(visit("S1", "600.00"));
        run.send(visit("S2", "1000.00"));
        refund("F1", 1);
        final MachineRun restored = run.restored();

        assertEquals("SETTLEMENT_REFUNDED setl_id", restored.send(Requests.refund("2208", "F2", "P1", 1)));
        assertEquals(
                "REFUNDED -400.00 of -1000.00: 310100 -360.00, personal -640.00 sequential",
                restored.send(Requests.refund("2208", "F3", "P1", 2)));
        assertEquals("SETTLEMENT_REFUNDED setl_id", refund("F2", 1));
        refund("F3", 2);
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
    }

    private String refund(final String msgId, final long settlementId) {
        return run.send(Requests.refund("2208", msgId, "P1", settlementId));
    }

    private byte[] settled(final SettleFrame bill) {
        run.send(bill);
        return run.lastReply();
    }

    private void loadAccountHolder() {
        run.load(new PersonRow(
                        "P2",
                        EMPLOYEE,
                        970_200,
                        PersonStatus.WORKING,
                        0,
                        AssistanceClass.NONE,
                        ContributionGrade.NONE,
                        0,
                        BenefitStatus.NORMAL,
                        50_000))
                .filing("P2", EMPLOYEE, BenefitCategory.LONG_TERM);
    }

    private static SettleFrame visit(final String msgId, final String inScope) {
        return SettleFrame.outpatient().msgId(msgId).insuredPlace("970200").lines(inScope, inScope);
    }

    private static SettleFrame example(final String msgId) {
        return SettleFrame.outpatient().msgId(msgId).personNo("P2").insuredPlace("930100");
    }

    private static void amounts(final SettleReplyDecoder reply, final List<Object> into) {
        into.addAll(List.of(
                -reply.totalFen(),
                -reply.inScopeFen(),
                -reply.preSelfPayFen(),
                -reply.overLimitFen(),
                -reply.ownPayFen(),
                -reply.firstSelfPayFen()));
        into.addAll(List.of(
                -reply.deductibleFen(),
                -reply.fundTotalFen(),
                -reply.personalFen(),
                -reply.accountFen(),
                -reply.cashFen(),
                -reply.hospitalBorneFen()));
        reply.funds().forEach(fund -> into.add(fund.fundCode() + " " + -fund.amountFen() + " " + fund.fundName()));
        reply.years()
                .forEach(year -> into.addAll(List.of(
                        year.benefitYear(),
                        -year.totalFen(),
                        -year.inScopeFen(),
                        -year.deductibleFen(),
                        -year.fundTotalFen(),
                        -year.personalFen())));
        into.add(reply.planId());
    }

    private static void amounts(final RefundReplyDecoder reply, final List<Object> into) {
        into.addAll(List.of(
                reply.totalFen(),
                reply.inScopeFen(),
                reply.preSelfPayFen(),
                reply.overLimitFen(),
                reply.ownPayFen(),
                reply.firstSelfPayFen()));
        into.addAll(List.of(
                reply.deductibleFen(),
                reply.fundTotalFen(),
                reply.personalFen(),
                reply.accountFen(),
                reply.cashFen(),
                reply.hospitalBorneFen()));
        reply.funds().forEach(fund -> into.add(fund.fundCode() + " " + fund.amountFen() + " " + fund.fundName()));
        reply.years()
                .forEach(year -> into.addAll(List.of(
                        year.benefitYear(),
                        year.totalFen(),
                        year.inScopeFen(),
                        year.deductibleFen(),
                        year.fundTotalFen(),
                        year.personalFen())));
        into.add(reply.planId());
    }
}

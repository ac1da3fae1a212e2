package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.RecordedEffects;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.PersonStatus;
import java.time.LocalDate;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a reversal does to each state its original can be in. */
class ReversalTest {

    private static final int EMPLOYEE = 310;
    private static final String FIRST_BILL =
            "LONG_TERM 800.00 of 25000.00: 310100 18298.26, 330100 0.00, personal 6701.74";

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 910_100);

    @Test
    void shouldUndoASettlementAsIfItHadNotBeen() {
        assertEquals(FIRST_BILL, run.send(bill("M1")));

        assertEquals("REVERSED", run.send(Requests.reversal("R1", "P1", "2304", "M1")));
        assertEquals(1, Answers.reversal(new UnsafeBuffer(run.lastReply())).originalSettlementId());
        assertEquals(2, Answers.reversal(new UnsafeBuffer(run.lastReply())).journalPosition());
        assertEquals(FIRST_BILL, run.send(bill("M2")), "INV-10: counters are where they were");
    }

    /** INV-9: taking back happens once. */
    @Test
    void shouldChangeNothingWhenTheOriginalIsReversedAlready() {
        run.send(bill("M1"));
        run.send(Requests.reversal("R1", "P1", "2304", "M1"));

        assertEquals("REVERSED", run.send(Requests.reversal("R2", "P1", "2304", "M1")), "the same answer as before");
        assertEquals(1, Answers.reversal(new UnsafeBuffer(run.lastReply())).originalSettlementId());
        assertEquals("REPEATED", run.send(Requests.reversal("R1", "P1", "2304", "M1")));
        assertEquals(FIRST_BILL, run.send(bill("M2")), "taken back once, not twice");
    }

    @Test
    void shouldStillRepeatTheAnswerOfAReversedSettlement() {
        run.send(bill("M1"));
        run.send(Requests.reversal("R1", "P1", "2304", "M1"));

        assertEquals("REPEATED", run.send(bill("M1")));
        assertEquals(FIRST_BILL, run.send(bill("M2")));
    }

    @Test
    void shouldChangeNothingWhenTheOriginalWasRefused() {
        run.send(bill("M1").personNo("P9"));

        assertEquals("NO_EFFECT", run.send(Requests.reversal("R1", "P9", "2304", "M1")));
        assertEquals(0, Answers.reversal(new UnsafeBuffer(run.lastReply())).originalSettlementId());
        assertEquals("REPEATED", run.send(bill("M1").personNo("P9")));
    }

    @Test
    void shouldBlockAnOriginalThatComesTooLate() {
        assertEquals("BLOCKED", run.send(Requests.reversal("R1", "P1", "2304", "M1")));
        assertEquals(0, Answers.reversal(new UnsafeBuffer(run.lastReply())).originalSettlementId());

        assertEquals("BLOCKED_BY_REVERSAL msgid", run.send(bill("M1")));
        assertEquals("REPEATED", run.send(bill("M1")), "the refusal is its answer for ever");
        assertEquals("CONFLICTING", run.send(bill("M1").diagnosis("I11")));
        assertEquals("NO_EFFECT", run.send(Requests.reversal("R2", "P1", "2304", "M1")));
        assertEquals(FIRST_BILL, run.send(bill("M2")), "no effect of the blocked bill");
    }

    @Test
    void shouldChangeNothingWhenTheOriginalIsBlockedAlready() {
        run.send(Requests.reversal("R1", "P1", "2304", "M1"));

        assertEquals("BLOCKED", run.send(Requests.reversal("R2", "P1", "2304", "M1")), "the same answer as before");
        assertEquals("BLOCKED_BY_REVERSAL msgid", run.send(bill("M1")));
    }

    @Test
    void shouldRefuseToReverseAnothersBill() {
        run.person("P2", EMPLOYEE, 910_100).send(bill("M1"));

        assertEquals("REVERSAL_PERSON_DIFFERS psn_no", run.send(Requests.reversal("R1", "P2", "2304", "M1")));
        assertEquals("REVERSED", run.send(Requests.reversal("R2", "P1", "2304", "M1")));
        assertEquals("REVERSAL_PERSON_DIFFERS psn_no", run.send(Requests.reversal("R3", "P2", "2304", "M1")));
        assertEquals("REPEATED", run.send(Requests.reversal("R1", "P2", "2304", "M1")));
    }

    @Test
    void shouldCallAnotherOriginalUnderAUsedKeyAConflict() {
        run.send(bill("M1"));
        run.send(Requests.reversal("R1", "P1", "2304", "M0"));

        assertEquals("CONFLICTING", run.send(Requests.reversal("R1", "P1", "2304", "M1")));
        assertEquals("REPEATED", run.send(bill("M1")));
    }

    @Test
    void shouldNotReachTheOriginalOfAnotherInstitution() {
        run.send(bill("M1"));

        assertEquals("BLOCKED", run.send(Requests.reversal("H11010500002", "R1", "P1", "2304", "M1")));
        assertEquals("REPEATED", run.send(bill("M1")));
        assertEquals("REVERSED", run.send(Requests.reversal("R1", "P1", "2304", "M1")));
    }

    @Test
    void shouldNotReachAnOriginalOfAnotherCode() {
        run.send(bill("M1"));

        assertEquals("BLOCKED", run.send(Requests.reversal("R1", "P1", "2207", "M1")));
        assertEquals("REVERSED", run.send(Requests.reversal("R2", "P1", "2304", "M1")));
    }

    @Test
    void shouldBookTheReversalOnItsOwnBusinessDay() {
        run.send(bill("M1"));
        run.cutOver("2023-06-02").send(Requests.reversal("R1", "P1", "2304", "M1"));

        assertEquals(
                LocalDate.of(2023, 6, 2).toEpochDay(),
                Answers.reversal(new UnsafeBuffer(run.lastReply())).businessDay());
    }

    /** INV-10, INV-11: every contribution is taken back from the year it was recorded in. */
    @Test
    @DisplayName("INV-11: a stay over two years is taken out of both")
    void shouldTakeASplitStayOutOfBothYears() {
        run.person("P2", EMPLOYEE, 920_100);
        final SettleFrame stay = SettleFrame.inpatient()
                .personNo("P2")
                .insuredPlace("920100")
                .stay("2022-12-31", "2023-02-20")
                .parts("60123.45", "2345.67", "321.00", "1209.88");
        final String answer = run.send(stay.msgId("M1"));
        run.cutOver("2024-01-05");

        assertEquals("REVERSED", run.send(Requests.reversal("R1", "P2", "2304", "M1")));
        assertEquals(answer, run.send(stay.msgId("M2")));
        assertEquals(Map.of(), RecordedEffects.sumOf(run.bodies().subList(0, 2)));
    }

    @Test
    void shouldGiveBackToThePersonalAccount() {
        run.load(new PersonRow(
                        "P2",
                        EMPLOYEE,
                        950_100,
                        PersonStatus.RETIRED,
                        0,
                        AssistanceClass.NONE,
                        ContributionGrade.NONE,
                        BenefitContext.CIVIL_SERVANT,
                        BenefitStatus.NORMAL,
                        200_000))
                .filing("P2", EMPLOYEE, BenefitCategory.LONG_TERM);
        final SettleFrame stay = SettleFrame.inpatient()
                .personNo("P2")
                .insuredPlace("950100")
                .useAccount()
                .parts("82345.67", "3210.11", "444.22", "4000.00");
        final String answer = run.send(stay.msgId("M1"));
        assertEquals(0, Answers.split(new UnsafeBuffer(run.lastReply())).accountBalanceFen());
        run.send(Requests.reversal("R1", "P2", "2304", "M1"));

        assertEquals(answer, run.send(stay.msgId("M2")));
    }

    /** INV-10: settlements after the reversed one keep their split; the next one sees the counters without it. */
    @Test
    void shouldKeepLaterSettlementsAsTheyAre() {
        run.person("P2", EMPLOYEE, 930_100);
        run.send(visit("S1").lines("1600.00", "1500.00"));
        run.send(visit("S2").lines("19500.00", "19000.00"));
        run.send(visit("S3").lines("4100.00", "4000.05"));
        assertEquals("REVERSED", run.send(Requests.reversal("R1", "P2", "2207", "S1")));

        assertEquals(
                "LONG_TERM 1500.00 of 2600.00: 310100 600.20, personal 1999.80",
                run.send(visit("S4").lines("2600.00", "2500.33")));
        for (final String settled : new String[] {"S3", "S2", "S4"}) {
            assertEquals("REVERSED", run.send(Requests.reversal("R" + settled, "P2", "2207", settled)));
        }
        assertEquals(Map.of(), RecordedEffects.sumOf(run.bodies()));
        assertEquals(
                "LONG_TERM 1500.00 of 1600.00: 310100 0.00, personal 1600.00",
                run.send(visit("S5").lines("1600.00", "1500.00")));
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }

    private static SettleFrame visit(final String msgId) {
        return SettleFrame.outpatient().msgId(msgId).personNo("P2").insuredPlace("930100");
    }
}

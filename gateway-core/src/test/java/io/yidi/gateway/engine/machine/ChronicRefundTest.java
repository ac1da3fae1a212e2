package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.RecordedEffects;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.protocol.code.PersonStatus;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Chronic care of one of Beijing's insured, from its settlement to its refund (AMB-6): the deductible of the year, the
 * bands of the year and the limit it shares with stays are as they were before it.
 */
class ChronicRefundTest {

    private static final int EMPLOYEE = 310;
    private static final int SHANGHAI = 310_000;
    private static final String DIALYSIS = "M07801";
    private static final String FIRST = "LONG_TERM 1300.00 of 5000.00: 310100 3145.00, 330100 0.00, personal 1855.00";
    private static final String LATER = "LONG_TERM 0.00 of 5000.00: 310100 4250.00, 330100 0.00, personal 750.00";

    private final MachineRun run = filed(new MachineRun("2023-06-01"));
    private int messages;

    /** INV-10: refunded, it leaves nothing; settled again, it comes to the same. */
    @Test
    void shouldTakeBackWhatItCounted() {
        final Map<String, Long> before = RecordedEffects.sumOf(run.bodies());
        assertEquals(FIRST, settle("5000.00"));
        assertEquals(
                "REFUNDED -1300.00 of -5000.00: 310100 -3145.00, 330100 0.00, personal -1855.00 sequential",
                refund(lastSettlementId()));

        assertEquals(before, RecordedEffects.sumOf(run.bodies()));
        assertEquals(FIRST, settle("5000.00"), "the same bill again comes to the same");
    }

    /** BJ-34c, INV-10: a later bill of the disease keeps its split, the next one bears the deductible. */
    @Test
    void shouldLeaveLaterBillsAsTheyAre() {
        settle("5000.00");
        final long first = lastSettlementId();
        assertEquals(LATER, settle("5000.00"));
        final long second = lastSettlementId();
        refund(first);

        assertEquals(FIRST, settle("5000.00"));
        refund(second);
        assertEquals(LATER, settle("5000.00"));
    }

    /** AMB-5: a part is given back by refunding the whole and settling what is kept; nothing else is left of it. */
    @Test
    void shouldGiveAPartBackByRefundAndNewBill() {
        final MachineRun plain = filed(new MachineRun("2023-06-01"));
        plain.send(bill("M1", "3000.00"));
        settle("5000.00");
        refund(lastSettlementId());

        assertEquals("LONG_TERM 1300.00 of 3000.00: 310100 1445.00, 330100 0.00, personal 1555.00", settle("3000.00"));
        assertEquals(RecordedEffects.sumOf(plain.bodies()), RecordedEffects.sumOf(run.bodies()));
    }

    /** BJ-34b: the limit of the year that the refunded bill had used up is there again, for stays, too. */
    @Test
    void shouldGiveTheLimitOfTheYearBack() {
        assertEquals(
                "LONG_TERM 1300.00 of 120000.00: 310100 100000.00, 330100 8406.05, personal 11593.95",
                settle("120000.00"));
        final long large = lastSettlementId();
        assertEquals("LONG_TERM 0.00 of 10000.00: 310100 0.00, 330100 8500.00, personal 1500.00", settle("10000.00"));
        final long beyond = lastSettlementId();
        refund(large);
        assertEquals(
                "LONG_TERM 1300.00 of 120000.00: 310100 100000.00, 330100 9300.79, personal 10699.21",
                settle("120000.00"),
                "what the subsidy has paid this year counts");

        refund(lastSettlementId());
        refund(beyond);
        assertEquals(filed(new MachineRun("2023-06-01")).send(stay("A1")), run.send(stay("A1")));
    }

    /** BJ-34d, INV-11: in the next year the one it was settled in is reduced, and the new one is not. */
    @Test
    void shouldReduceTheYearItWasSettledIn() {
        settle("5000.00");
        final long settlementId = lastSettlementId();
        run.cutOver("2024-01-10");
        assertEquals(FIRST, settle("5000.00"), "a deductible a year");
        final Map<String, Long> both = RecordedEffects.sumOf(run.bodies());
        refund(settlementId);

        final Map<String, Long> left = RecordedEffects.sumOf(run.bodies());
        both.keySet().removeIf(counter -> counter.contains(" 2023 "));
        assertEquals(both, left);
        assertEquals(LATER, settle("5000.00"));
    }

    /** AMB-6: it stands once the clearing of its month was applied for; a refund undone is in force again. */
    @Test
    void shouldStandOnceItsMonthIsCleared() {
        settle("5000.00");
        final long settlementId = lastSettlementId();
        refund(settlementId);
        assertEquals("REVERSED", run.send(Requests.reversal("R1", "P1", "2208", "F" + messages)));
        assertEquals(LATER, settle("5000.00"), "the deductible is used");
        run.cutOver("2023-07-01");
        run.change(rows -> rows.onClearing(1, new ClearingRow(11, 202_306)));

        assertEquals("SETTLEMENT_CLEARED setl_id", refund(settlementId));
    }

    private String settle(final String yuan) {
        return run.send(bill("M" + ++messages, yuan));
    }

    private String refund(final long settlementId) {
        return run.send(Requests.refund("2208", "F" + ++messages, "P1", settlementId));
    }

    private long lastSettlementId() {
        return Answers.split(new UnsafeBuffer(run.lastReply())).settlementId();
    }

    private static SettleFrame bill(final String msgId, final String yuan) {
        return SettleFrame.outpatient()
                .msgId(msgId)
                .person("P1", EMPLOYEE, "110105")
                .carePlace("310115")
                .medicalType("14")
                .disease(DIALYSIS)
                .lines(yuan, yuan);
    }

    private static SettleFrame stay(final String msgId) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .person("P1", EMPLOYEE, "110105")
                .carePlace("310115")
                .stay("2023-05-10", "2023-05-20")
                .bill("50000.00", "50000.00");
    }

    private static MachineRun filed(final MachineRun run) {
        return run.person("P1", EMPLOYEE, 110_105, PersonStatus.WORKING)
                .load(new FilingRow(
                        "P1", EMPLOYEE, BenefitCategory.LONG_TERM, SHANGHAI, 0, Integer.MAX_VALUE, MachineRun.ALL_CARE))
                .chronicFiling("P1", EMPLOYEE, DIALYSIS, 310_115, SettleFrame.INSTITUTION);
    }
}

package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.DeductionRow.Reason;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.record.sbe.LoadReportDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettlementMode;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clearing applied for and amounts deducted by an audit: what they change for settlements, and what is refused. */
class ClearingAndAuditTest {

    private static final int EMPLOYEE = 310;
    private static final ClearingRow JANUARY = new ClearingRow(97, 202_301);
    private static final String STAY =
            "LONG_TERM 1000.00 of 30000.00: 310100 18400.00, 330100 1800.00, personal 9800.00";

    private final MachineRun run = new MachineRun("2023-01-20").person("P1", EMPLOYEE, 970_200);

    @Test
    @DisplayName("BJ-34e 清算后退费: a visit of January, cleared in February, refunded on 2 March, belongs to March")
    void shouldRefundAVisitAfterClearing() {
        run.send(visit("S1", "2500.00"));
        run.cutOver("2023-02-20");
        assertEquals("taken 1: ", clear(JANUARY));
        run.send(visit("S2", "600.00"));
        run.cutOver("2023-03-02");

        assertEquals(
                "REFUNDED -1000.00 of -2500.00: 310100 -900.00, personal -1600.00 non-adjacent after-clearing",
                run.send(Requests.refund("2208", "F1", "P1", 1)));
        final RefundReplyDecoder reply = Answers.refund(new UnsafeBuffer(run.lastReply()));
        assertEquals(LocalDate.of(2023, 3, 2).toEpochDay(), reply.businessDay());
        assertEquals(LocalDate.of(2023, 1, 20).toEpochDay(), reply.originalBusinessDay());
        assertEquals(
                "REFUNDED 0.00 of -600.00: 310100 -360.00, personal -240.00 sequential",
                run.send(Requests.refund("2208", "F2", "P1", 2)),
                "February has not been applied for");
    }

    /** INV-12: before the clearing, a settlement and its refund come to 0 in the same period. */
    @Test
    void shouldComeToNothingBeforeClearing() {
        run.send(visit("S1", "2500.00"));
        final SettleReplyDecoder settled = Answers.split(new UnsafeBuffer(run.lastReply()));
        final String refund = run.send(Requests.refund("2208", "F1", "P1", 1));
        final RefundReplyDecoder refunded = Answers.refund(new UnsafeBuffer(run.lastReply()));

        assertTrue(refund.endsWith(" sequential"), refund);
        assertEquals(0, settled.totalFen() + refunded.totalFen());
        assertEquals(0, settled.fundTotalFen() + refunded.fundTotalFen());
        assertEquals(settled.businessDay(), refunded.businessDay());
    }

    /** AMB-6: a stay can be refunded and reversed until the clearing of its month is applied for. */
    @Test
    void shouldNotTakeAStayBackAfterClearing() {
        assertEquals(STAY, run.send(stay("S1")));
        run.send(stay("S2"));
        run.send(Requests.refund("2305", "F2", "P1", 2));
        run.cutOver("2023-02-20");
        clear(new ClearingRow(96, 202_301));
        clear(new ClearingRow(97, 202_212));
        run.send(Requests.refund("2305", "F1", "P1", 1));
        assertEquals("REVERSED", run.send(Requests.reversal("R1", "P1", "2305", "F1")), "other province, other month");
        clear(JANUARY);

        assertEquals("SETTLEMENT_CLEARED setl_id", run.send(Requests.refund("2305", "F3", "P1", 1)));
        assertEquals("SETTLEMENT_CLEARED omsgid", run.send(Requests.reversal("R3", "P1", "2304", "S1")));
        assertEquals(
                "SETTLEMENT_CLEARED omsgid",
                run.send(Requests.reversal("R4", "P1", "2305", "F2")),
                "nor may a refund of that month be undone");
        assertEquals("REVERSED", run.send(Requests.reversal("R5", "P1", "2305", "F1")), "was reversed before");
    }

    /** BJ-33b: a bill paid in full goes into no clearing, so that no clearing keeps it from being taken back. */
    @Test
    void shouldTakeAStayPaidInFullBackAfterClearing() {
        run.send(EncounterFrames.register(
                "2401", "E1", "P1", 970_200, 0, request -> request.admissionDate(Keys.epochDay("2023-01-10"))));
        final long stay = Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
        run.send(UploadFrame.stay("U1", "P1", stay).line("L1", "100.00").encode());
        assertEquals(
                "NONE 0.00 of 100.00: , personal 100.00",
                run.send(EncounterFrames.settle(
                        "2304",
                        "S1",
                        "P1",
                        stay,
                        "",
                        request -> request.mode(SettlementMode.FULL_PAY).dischargeDate(Keys.epochDay("2023-01-20")))));
        final long settlementId =
                Answers.split(new UnsafeBuffer(run.lastReply())).settlementId();
        run.cutOver("2023-02-20");
        clear(JANUARY);

        assertEquals(
                "REFUNDED 0.00 of -100.00: , personal -100.00 sequential",
                run.send(Requests.refund("2305", "F1", "P1", settlementId)));
        assertEquals("REVERSED", run.send(Requests.reversal("V1", "P1", "2305", "F1")));
        assertEquals("REVERSED", run.send(Requests.reversal("V2", "P1", "2304", "S1")));
    }

    @Test
    void shouldRefuseToClearAMonthThatIsNotOver() {
        assertEquals("taken 0: 7 CLEARING_MONTH_OPEN month", clear(JANUARY));
        assertEquals("taken 1: ", clear(new ClearingRow(97, 202_212)));
        run.cutOver("2023-02-01");
        assertEquals("taken 1: ", clear(JANUARY));
        assertEquals("taken 1: ", clear(JANUARY), "again changes nothing");
    }

    /** BJ-37, BJ-46a, NAT-29a, INV-22: at most what the fund paid, whatever was deducted before. */
    @Test
    void shouldDeductUpToWhatTheFundPaid() {
        run.send(stay("S1"));

        assertEquals("taken 1: 1 310100 18000.00", deduct("D1", 1, Reason.OUT_OF_SCOPE, "310100", "18000.00"));
        assertEquals("taken 0: 7 DEDUCTION_TOO_MUCH amount", deduct("D2", 1, Reason.VIOLATION, "310100", "400.01"));
        assertEquals("taken 1: 1 310100 400.00", deduct("D2", 1, Reason.VIOLATION, "310100", "400.00"));
        assertEquals("taken 0: 7 DEDUCTION_TOO_MUCH amount", deduct("D3", 1, Reason.VIOLATION, "310100", "0.01"));
        assertEquals("taken 1: 1 330100 1800.00", deduct("D4", 1, Reason.VIOLATION, "330100", "1800.00"));
        assertEquals("REPEATED", run.send(stay("S1")), "AMB-33: the answer, and the personal part in it, stands");
        assertEquals(
                "LONG_TERM 500.00 of 1000.00: 310100 350.00, 330100 325.00, personal 325.00",
                run.send(stay("S2", "1000.00")),
                "accumulators are those of the settlement");
    }

    /** NAT-14c: visits are audited like stays. */
    @Test
    void shouldDeductFromAVisit() {
        run.send(visit("S1", "2500.00"));

        assertEquals("taken 1: 1 310100 900.00", deduct("D1", 1, Reason.OUT_OF_SCOPE, "310100", "900.00"));
        assertEquals("taken 0: 7 DEDUCTION_TOO_MUCH amount", deduct("D2", 1, Reason.VIOLATION, "310100", "0.01"));
        assertEquals("SETTLEMENT_DEDUCTED setl_id", run.send(Requests.refund("2208", "F1", "P1", 1)));
    }

    /** BJ-46b, TJ-6.2b, XJ-6b: a deduction mirrors place, insurance type and fund of its settlement. */
    @Test
    void shouldReportThePlaceAndTheInsuranceOfTheSettlement() {
        run.send(stay("S1"));
        deduct("D1", 1, Reason.OUT_OF_SCOPE, "310100", "1.00");

        final LoadReportDecoder report = new LoadReportDecoder()
                .wrapAndApplyHeader(run.machine().controlReport(), 0, new MessageHeaderDecoder());
        final LoadReportDecoder.DeductionsDecoder deduction =
                report.deductions().next();
        assertEquals(970_200, deduction.insuredPlace());
        assertEquals(EMPLOYEE, deduction.insuranceType());
        assertEquals("310100", deduction.fundCode());
        assertEquals("D1", deduction.deductionNo());
    }

    /** BJ-F11b: a declaration that proves false returns everything the funds paid, less what was deducted before. */
    @Test
    void shouldReturnEverythingOnAFalseDeclaration() {
        run.send(stay("S1").trauma().declared());
        deduct("D1", 1, Reason.OUT_OF_SCOPE, "310100", "400.00");

        assertEquals("taken 1: 1 310100 18000.00, 1 330100 1800.00", fullReturn("D2", 1));
        assertEquals("taken 0: 7 DEDUCTION_TOO_MUCH setl_id", fullReturn("D3", 1), "nothing is left");
        assertEquals("taken 0: 7 DEDUCTION_TOO_MUCH amount", deduct("D4", 1, Reason.VIOLATION, "330100", "0.01"));
    }

    /** BJ-F11b: only who declared something can have declared it wrongly. */
    @Test
    void shouldReturnNothingOfASettlementThatIsOfNoTrauma() {
        run.send(stay("S1"));

        assertEquals("taken 0: 7 DEDUCTION_NOT_TRAUMA reason", fullReturn("D1", 1));
    }

    @Test
    void shouldTakeADeductionOnce() {
        run.send(stay("S1"));
        deduct("D1", 1, Reason.OUT_OF_SCOPE, "310100", "10000.00");

        assertEquals("taken 1: ", deduct("D1", 1, Reason.OUT_OF_SCOPE, "310100", "10000.00"), "the same: no effect");
        assertEquals(
                "taken 0: 7 DEDUCTION_NUMBER_USED deduction_no",
                deduct("D1", 1, Reason.OUT_OF_SCOPE, "310100", "1.00"));
        assertEquals("taken 1: 1 310100 8400.00", deduct("D2", 1, Reason.OUT_OF_SCOPE, "310100", "8400.00"));
    }

    /** INV-22: net of refunds: what was taken back has nothing to deduct from, the deducted is not taken back. */
    @Test
    void shouldNotDeductFromWhatIsNotInForceNorTakeBackWhatWasDeducted() {
        run.send(stay("S1"));
        run.send(stay("S2"));
        run.send(stay("S3"));
        run.send(Requests.refund("2305", "F2", "P1", 2));
        run.send(Requests.reversal("R3", "P1", "2304", "S3"));
        deduct("D1", 1, Reason.VIOLATION, "310100", "1.00");

        assertEquals("taken 0: 7 DEDUCTION_NOT_IN_FORCE setl_id", deduct("D2", 2, Reason.VIOLATION, "310100", "1.00"));
        assertEquals("taken 0: 7 DEDUCTION_NOT_IN_FORCE setl_id", fullReturn("D3", 3));
        assertEquals("SETTLEMENT_DEDUCTED setl_id", run.send(Requests.refund("2305", "F1", "P1", 1)));
        assertEquals("SETTLEMENT_DEDUCTED omsgid", run.send(Requests.reversal("R1", "P1", "2304", "S1")));
        run.send(Requests.reversal("R2", "P1", "2305", "F2"));
        assertEquals("taken 1: 2 310100 1.00", deduct("D2", 2, Reason.VIOLATION, "310100", "1.00"), "in force again");
    }

    @Test
    void shouldRefuseADeductionFromNothing() {
        run.send(stay("S1"));
        run.send(stay("S2").insuredPlace("990000"));
        run.send(Requests.refund("2305", "F1", "P1", 1));

        assertEquals(
                "taken 0: 7 DEDUCTION_SETTLEMENT_UNKNOWN setl_id", deduct("D1", 2, Reason.VIOLATION, "310100", "1.00"));
        assertEquals("taken 0: 7 DEDUCTION_SETTLEMENT_UNKNOWN setl_id", fullReturn("D1", 3), "a refund");
        assertEquals("taken 0: 7 DEDUCTION_SETTLEMENT_UNKNOWN setl_id", fullReturn("D1", 4), "not given out yet");
        run.send(stay("S4"));
        assertEquals(
                "taken 0: 7 DEDUCTION_FUND_UNKNOWN fund_pay_type", deduct("D1", 4, Reason.VIOLATION, "390100", "1.00"));
    }

    @Test
    void shouldTakeTheOtherLinesOfAFile() {
        run.send(stay("S1"));
        run.change(rows -> {
            rows.onDeduction(1, row("D1", 1, Reason.VIOLATION, "310100", "18400.01"));
            rows.onDeduction(2, row("D2", 1, Reason.VIOLATION, "310100", "18400.00"));
            rows.onClearing(3, JANUARY);
            rows.onClearing(4, new ClearingRow(97, 202_212));
        });

        assertEquals(
                "taken 2: 1 310100 18400.00, 1 DEDUCTION_TOO_MUCH amount, 3 CLEARING_MONTH_OPEN month",
                run.reportText());
    }

    @Test
    void shouldDeductOnlySoManyAmountsByAFile() {
        run.send(stay("S1"));
        run.change(rows -> {
            for (int line = 1; line <= LoadReportWriter.ENTRIES_MAX + 5; line++) {
                rows.onDeduction(line, row("D" + line, 1, Reason.VIOLATION, "310100", "0.01"));
            }
        });
        assertTrue(run.reportText().endsWith("1005 DEDUCTIONS_FULL deduction_no"));
        assertTrue(run.reportText().startsWith("taken 999: "), "room is kept for every fund of the settlement");
        run.change(rows -> rows.onDeduction(1, row("D1001", 1, Reason.VIOLATION, "310100", "0.01")));
        assertEquals("taken 1: 1 310100 0.01", run.reportText());
    }

    @Test
    void shouldKeepBothInASnapshot() {
        run.send(stay("S1"));
        deduct("D1", 1, Reason.VIOLATION, "310100", "18400.00");
        run.cutOver("2023-02-20");
        clear(JANUARY);
        final MachineRun restored = run.restored();

        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
        restored.change(rows -> rows.onDeduction(1, row("D2", 1, Reason.VIOLATION, "310100", "0.01")));
        assertEquals("taken 0: 1 DEDUCTION_TOO_MUCH amount", restored.reportText());
        assertEquals("SETTLEMENT_CLEARED setl_id", restored.send(Requests.refund("2305", "F1", "P1", 1)));
    }

    private String clear(final ClearingRow row) {
        return run.change(rows -> rows.onClearing(7, row)).reportText();
    }

    private String deduct(
            final String number, final long settlementId, final Reason reason, final String fund, final String yuan) {
        return run.change(rows -> rows.onDeduction(7, row(number, settlementId, reason, fund, yuan)))
                .reportText();
    }

    private String fullReturn(final String number, final long settlementId) {
        return run.change(rows ->
                        rows.onDeduction(7, row(number, settlementId, Reason.FALSE_TRAUMA_DECLARATION, "", "0.00")))
                .reportText();
    }

    private static DeductionRow row(
            final String number, final long settlementId, final Reason reason, final String fund, final String yuan) {
        return new DeductionRow(number, settlementId, reason, fund, Yuan.fen(yuan));
    }

    private static SettleFrame visit(final String msgId, final String inScope) {
        return SettleFrame.outpatient().msgId(msgId).insuredPlace("970200").lines(inScope, inScope);
    }

    private static SettleFrame stay(final String msgId) {
        return stay(msgId, "30000.00");
    }

    private static SettleFrame stay(final String msgId, final String amount) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .stay("2023-01-02", "2023-01-15")
                .insuredPlace("970200")
                .bill(amount, amount);
    }
}

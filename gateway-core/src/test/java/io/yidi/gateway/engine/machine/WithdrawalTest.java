package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.DeductionRow.Reason;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.Yuan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deductions that are withdrawn, from a stay of which 310100 paid 18400.00 and 330100 paid 1800.00. */
class WithdrawalTest {

    private final MachineRun run = new MachineRun("2023-01-20").person("P1", 310, 970_200);

    @BeforeEach
    void settle() {
        run.send(SettleFrame.inpatient()
                .msgId("S1")
                .stay("2023-01-02", "2023-01-15")
                .insuredPlace("970200")
                .trauma()
                .declared()
                .bill("30000.00", "30000.00"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("BJ-46b: a withdrawal gives back to each fund exactly what its deduction took")
    @CsvSource({
        "one of one,      D1 310100 100.50,                      D1 310100 100.50, 1 310100 -100.50",
        "the earlier one, D1 310100 100.50; D2 310100 7.00,      D1 310100 100.50, 1 310100 -100.50",
        "the later one,   D1 310100 100.50; D2 310100 7.00,      D2 310100 7.00,   1 310100 -7.00",
        "another fund,    D1 310100 100.50; D2 330100 7.00,      D2 330100 7.00,   1 330100 -7.00",
        "everything,      D1 * 0.00,                             D1 * 0.00, '1 310100 -18400.00, 1 330100 -1800.00'",
        "what was left,   D1 310100 400.00; D2 * 0.00,           D2 * 0.00, '1 310100 -18000.00, 1 330100 -1800.00'",
        "before the rest, D1 310100 400.00; D2 * 0.00,           D1 310100 400.00, 1 310100 -400.00",
        "of one fund,     D1 330100 1800.00; D2 * 0.00,          D2 * 0.00, 1 310100 -18400.00",
    })
    void shouldGiveBackExactlyWhatWasTaken(
            final String what, final String deductions, final String withdrawal, final String expected) {
        for (final String deduction : deductions.split("; ", -1)) {
            deduct(deduction);
        }

        assertEquals("taken 1: " + expected, withdraw(withdrawal));
        final MachineRun restored = run.restored();
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
        restored.change(rows -> rows.onDeductionWithdrawn(7, row(withdrawal)));
        assertEquals("taken 0: 7 DEDUCTION_WITHDRAWN deduction_no", restored.reportText());
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("INV-22, BJ-46b: what was not deducted, was withdrawn, or says otherwise, is not withdrawn")
    @CsvSource({
        "D9 310100 100.50, DEDUCTION_UNKNOWN deduction_no",
        "D1 310100 100.49, DEDUCTION_DIFFERS deduction_no",
        "D1 330100 100.50, DEDUCTION_DIFFERS deduction_no",
        "D1 * 0.00,        DEDUCTION_DIFFERS deduction_no",
        "D2 310100 7.00,   DEDUCTION_WITHDRAWN deduction_no",
        "D2 310100 7.01,   DEDUCTION_DIFFERS deduction_no",
        "D3 310100 99999.00, DEDUCTION_UNKNOWN deduction_no",
    })
    void shouldRefuseWhatIsNoDeductionInForce(final String withdrawal, final String expected) {
        deduct("D1 310100 100.50");
        deduct("D2 310100 7.00");
        withdraw("D2 310100 7.00");
        deduct("D3 310100 99999.00");

        assertEquals("taken 0: 7 " + expected, withdraw(withdrawal));
        assertEquals("taken 0: 7 DEDUCTION_TOO_MUCH amount", deduct("D4 310100 18299.51"), "nothing was given back");
        assertEquals("taken 1: 1 310100 18299.50", deduct("D4 310100 18299.50"));
    }

    /** AMB-33: what was withdrawn can be deducted again, under a number of its own, and never more than was paid. */
    @Test
    void shouldDeductAgainUnderANewNumberOnly() {
        deduct("D1 310100 18400.00");
        withdraw("D1 310100 18400.00");

        assertEquals("taken 0: 7 DEDUCTION_WITHDRAWN deduction_no", deduct("D1 310100 18400.00"));
        assertEquals("taken 0: 7 DEDUCTION_NUMBER_USED deduction_no", deduct("D1 310100 1.00"));
        assertEquals("taken 0: 7 DEDUCTION_TOO_MUCH amount", deduct("D2 310100 18400.01"));
        assertEquals("taken 1: 1 310100 18400.00", deduct("D2 310100 18400.00"));
    }

    @Test
    void shouldBeRefundedOnceNothingIsDeductedAnyMore() {
        deduct("D1 310100 1.00");
        deduct("D2 330100 1.00");
        withdraw("D1 310100 1.00");
        assertEquals("SETTLEMENT_DEDUCTED setl_id", run.send(Requests.refund("2305", "F1", "P1", 1)));
        withdraw("D2 330100 1.00");

        assertEquals(
                "REFUNDED -1000.00 of -30000.00: 310100 -18400.00, 330100 -1800.00, personal -9800.00 sequential",
                run.send(Requests.refund("2305", "F2", "P1", 1)));
        assertEquals("taken 0: 7 DEDUCTION_NOT_IN_FORCE setl_id", deduct("D3 310100 1.00"));
    }

    /** A report has so many amounts; what does not fit is refused, and comes with another file. */
    @Test
    void shouldGiveBackOnlySoManyAmountsByAFile() {
        deductCents(1, 600);
        deductCents(601, 1_200);
        run.change(rows -> {
            for (int number = 1; number <= 1_200; number++) {
                rows.onDeductionWithdrawn(number, cent(number));
            }
        });
        final String report = run.reportText();
        assertTrue(report.startsWith("taken 999: 1 310100 -0.01, "), report);
        assertTrue(report.endsWith("1200 DEDUCTIONS_FULL deduction_no"), report);

        assertEquals("taken 0: 7 DEDUCTION_TOO_MUCH amount", deduct("D2 310100 18398.00"), "2.01 are deducted still");
        run.change(rows -> rows.onDeductionWithdrawn(7, cent(1_200)));
        assertEquals("taken 1: 1 310100 -0.01", run.reportText());
        assertEquals("taken 1: 1 310100 18398.00", deduct("D2 310100 18398.00"));
    }

    private void deductCents(final int from, final int to) {
        run.change(rows -> {
            for (int number = from; number <= to; number++) {
                rows.onDeduction(number, cent(number));
            }
        });
    }

    private static DeductionRow cent(final int number) {
        return row("C" + number + " 310100 0.01");
    }

    private String deduct(final String words) {
        return run.change(rows -> rows.onDeduction(7, row(words))).reportText();
    }

    private String withdraw(final String words) {
        return run.change(rows -> rows.onDeductionWithdrawn(7, row(words))).reportText();
    }

    /** Number, fund and amount in yuan; {@code *} for everything. */
    private static DeductionRow row(final String words) {
        final String[] word = words.split(" ", -1);
        return word[1].equals("*")
                ? new DeductionRow(word[0], 1, Reason.FALSE_TRAUMA_DECLARATION, "", 0)
                : new DeductionRow(word[0], 1, Reason.VIOLATION, word[1], Yuan.fen(word[2]));
    }
}

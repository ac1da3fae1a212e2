package io.yidi.gateway.engine.benefit;

import static io.yidi.gateway.engine.benefit.Person.assertFen;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Worked example: an earlier settlement is refunded, then a new one comes (BJ-34, INV-10, INV-11, AMB-5)")
class RefundExampleTest {

    private final Person person = new Person(PlanBuilder.outpatient()
            .deductible(Basis.PER_YEAR, "1800.00")
            .bands(BandScope.YEAR, "70% to 20000.00, 60%")
            .build());

    @Test
    void shouldKeepLaterSplitsAndTakeBackExactlyWhatWasRecorded() {
        final BenefitResult s1 = settle("1 600.00", "1 500.00", "0.00", "1 600.00");
        assertCounters("1 500.00", "1 500.00", "0.00");
        final BenefitResult s2 = settle("19 500.00", "19 000.00", "13 040.00", "6 460.00");
        assertFen("300.00", s2.total().deductibleFen);
        assertCounters("1 800.00", "20 500.00", "13 040.00");
        final BenefitResult s3 = settle("4 100.00", "4 000.05", "2 400.03", "1 699.97");
        assertCounters("1 800.00", "24 500.05", "15 440.03");

        person.refund(s1);
        assertCounters("300.00", "23 000.05", "15 440.03");

        final BenefitResult s4 = settle("2 600.00", "2 500.33", "600.20", "1 999.80");
        assertFen("1 500.00", s4.total().deductibleFen);
        assertCounters("1 800.00", "25 500.38", "16 040.23");

        person.refund(s3);
        assertCounters("1 800.00", "21 500.33", "13 640.20");
        person.refund(s2);
        assertCounters("1 500.00", "2 500.33", "600.20");
        person.refund(s4);
        assertCounters("0.00", "0.00", "0.00");
        assertEquals(0, person.counters.value(PlanBuilder.counter("expense"), 2024));
    }

    private BenefitResult settle(final String total, final String inScope, final String pool, final String personal) {
        final BenefitResult result = person.settle(total, inScope);
        assertFen(pool, result.total().poolFen);
        assertFen(personal, result.total().personalFen);
        return result;
    }

    private void assertCounters(final String deductible, final String expense, final String pool) {
        person.assertCounter(deductible, "deductible", 2023);
        person.assertCounter(expense, "expense", 2023);
        person.assertCounter(pool, "pool", 2023);
    }
}

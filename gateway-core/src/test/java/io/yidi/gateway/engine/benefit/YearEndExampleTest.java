package io.yidi.gateway.engine.benefit;

import static io.yidi.gateway.engine.benefit.Person.assertFen;
import static io.yidi.gateway.engine.benefit.Person.assertFunds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Worked example: a stay across the year end (BJ-31b, INV-8, AMB-2, AMB-4)")
class YearEndExampleTest {

    private final Person person = new Person(plan());

    @Test
    void shouldSplitByDaysAndCarryTheDeductible() {
        final BenefitResult result =
                person.stay("2022-12-31", "2023-02-20").settle("60 123.45", "2 345.67", "321.00", "1 209.88");

        assertEquals(2, result.yearCount());
        assertEquals(2022, result.benefitYear(0));
        assertParts(result.year(0).parts, "1 178.89", "45.99", "6.29", "23.72", "1 254.89");
        assertFen("1 178.89", result.year(0).deductibleFen);
        assertFen("0.00", result.year(0).poolFen);
        assertFen("1 254.89", result.year(0).personalFen);
        assertEquals(2023, result.benefitYear(1));
        assertParts(result.year(1).parts, "58 944.56", "2 299.68", "314.71", "1 186.16", "62 745.11");
        assertFen("121.11", result.year(1).deductibleFen);
        assertFen("52 394.39", result.year(1).poolFen);
        assertFen("10 350.72", result.year(1).personalFen);
        assertFen("64 000.00", result.total().parts.totalFen());
        assertFen("1 300.00", result.total().deductibleFen);
        assertFunds(result, "310100 52394.39", "330100 0.00");
        assertFen("11 605.61", result.total().personalFen);
        assertYear(2022, "1 178.89", "1 178.89", "0.00");
        assertYear(2023, "121.11", "58 944.56", "52 394.39");
    }

    @Test
    void shouldCountTheStayInBothYears() {
        person.stay("2022-12-31", "2023-02-20").settle("60 123.45", "2 345.67", "321.00", "1 209.88");

        final BenefitResult next = person.on("2023-05-01").settle("20 000.00", "20 000.00");

        assertFen("650.00", next.total().deductibleFen);
        assertFunds(next, "310100 16447.50", "330100 0.00");
    }

    @Test
    @DisplayName("INV-10, INV-11: the refund takes both rows back, each from its own year")
    void shouldRefundEachYearFromItsOwn() {
        final BenefitResult result =
                person.stay("2022-12-31", "2023-02-20").settle("60 123.45", "2 345.67", "321.00", "1 209.88");

        person.counters.subtract(CounterTotals.of(result));

        assertTrue(person.counters.isEmpty(), person.counters::toString);
    }

    @Test
    @DisplayName("INV-8: 8000.00, 700.00, 300.00, 1000.01 at 4/7")
    void shouldSplitEachOfTheFourParts() {
        final BenefitResult result =
                person.stay("2022-12-28", "2023-01-04").settle("8 000.00", "700.00", "300.00", "1 000.01");

        assertParts(result.year(0).parts, "4 571.43", "400.00", "171.43", "571.43", "5 714.29");
        assertParts(result.year(1).parts, "3 428.57", "300.00", "128.57", "428.58", "4 285.72");
    }

    @Test
    @DisplayName("BJ-31b: in scope 10000.01 at 4/7")
    void shouldGiveTheRemainderToTheLastYear() {
        final BenefitResult result = person.stay("2022-12-28", "2023-01-04").settle("10 000.01", "10 000.01");

        assertFen("5 714.29", result.year(0).parts.inScopeFen);
        assertFen("4 285.72", result.year(1).parts.inScopeFen);
    }

    @Test
    @DisplayName("INV-25: a fund of 4550.00 over 4 and 3 days counts 2600.00 and 1950.00")
    void shouldCountWhatTheFundPaysByTheDaysOfEachYear() {
        final Person patient = new Person(PlanBuilder.inpatient()
                .bands(BandScope.STAY, "65%")
                .splitByDays()
                .build());

        final BenefitResult result = patient.stay("2022-12-28", "2023-01-04").settle("7 000.00", "7 000.00");

        assertFunds(result, "310100 4550.00");
        patient.assertCounter("2 600.00", "pool", 2022);
        patient.assertCounter("1 950.00", "pool", 2023);
    }

    @Test
    @DisplayName("AMB-2: discharged on 1 January, all in the first year and under its plan")
    void shouldNotCountTheDayOfDischarge() {
        final int newYear = 19_358;
        final Plan old = builder().to(newYear - 1).build();
        final Plan current = builder().from(newYear).build();
        final Person patient = new Person(old, current);

        final BenefitResult result = patient.stay("2022-12-30", "2023-01-01").settle("9 000.00", "9 000.00");

        assertEquals(1, result.yearCount());
        assertEquals(2022, result.benefitYear(0));
        assertEquals(old.id(), result.plan().id());
    }

    @Test
    @DisplayName("Years longer than one: every year its days, the last the remainder")
    void shouldSplitOverThreeYears() {
        final BenefitResult result = person.stay("2021-12-31", "2023-01-02").settle("367.01", "367.01");

        assertEquals(3, result.yearCount());
        assertFen("1.00", result.year(0).parts.inScopeFen);
        assertFen("365.01", result.year(1).parts.inScopeFen);
        assertFen("1.00", result.year(2).parts.inScopeFen);
    }

    private static Plan plan() {
        return builder().build();
    }

    private static PlanBuilder builder() {
        return PlanBuilder.inpatient()
                .deductible(Basis.PER_STAY, "1300.00", "650.00")
                .bands(BandScope.STAY, "85% to 30000.00, 90% to 40000.00, 95%")
                .poolCap("100000.00")
                .layer(LayerBuilder.above("330100").bands("85%").cap("400000.00"))
                .splitByDays();
    }

    private void assertYear(final int year, final String deductible, final String expense, final String pool) {
        person.assertStays(1, year);
        person.assertCounter(deductible, "deductible", year);
        person.assertCounter(expense, "expense", year);
        person.assertCounter(pool, "pool", year);
    }

    private static void assertParts(
            final BillParts parts,
            final String inScope,
            final String preSelfPay,
            final String overLimit,
            final String ownPay,
            final String total) {
        assertFen(inScope, parts.inScopeFen);
        assertFen(preSelfPay, parts.preSelfPayFen);
        assertFen(overLimit, parts.overLimitFen);
        assertFen(ownPay, parts.ownPayFen);
        assertFen(total, parts.totalFen());
    }
}

package io.yidi.gateway.engine.benefit;

import static io.yidi.gateway.engine.benefit.Person.assertFen;
import static io.yidi.gateway.engine.benefit.Person.assertFunds;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.ReductionRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Worked example: the cap is reached inside a band (INV-5, INV-7)")
class CapExampleTest {

    @Test
    void shouldKeepThePartAboveTheCapExact() {
        final Person person = new Person(plan(LayerBuilder.above("330100")).build());

        final BenefitResult bill1 = person.settle("25 000.00", "23 456.78");
        assertFunds(bill1, "310100 18298.26", "330100 0.00");
        assertFen("6 701.74", bill1.total().personalFen);
        assertCounters(person, 1, "800.00", "23 456.78", "18 298.26", "0.00", "0.00");

        final BenefitResult bill2 = person.as(BenefitCategory.TRANSFER).settle("60 000.00", "54 321.12");
        assertFunds(bill2, "310100 21701.74", "330100 19988.37");
        assertFen("18 309.89", bill2.total().personalFen);
        assertCounters(person, 2, "1 200.00", "77 777.90", "40 000.00", "24 985.47", "19 988.37");

        final BenefitResult bill3 = person.as(BenefitCategory.LONG_TERM).settle("10 000.00", "9 000.00");
        assertFunds(bill3, "310100 0.00", "330100 6880.00");
        assertFen("400.00", bill3.total().deductibleFen);
        assertFen("3 120.00", bill3.total().personalFen);
        assertCounters(person, 3, "1 600.00", "86 777.90", "40 000.00", "33 585.47", "26 868.37");
    }

    @Test
    void shouldReduceTheLayerWhereThePlanSaysSo() {
        final Person person =
                new Person(plan(LayerBuilder.above("330100").reduced()).build());
        person.settle("25 000.00", "23 456.78");

        final BenefitResult bill2 = person.as(BenefitCategory.TRANSFER).settle("60 000.00", "54 321.12");

        assertFunds(bill2, "310100 21701.74", "330100 17489.83");
        assertFen("20 808.43", bill2.total().personalFen);
    }

    /** INV-7: more points than the ratio has take all of it, and no more; the next band has its own. */
    @Test
    void shouldNotReduceARatioBelowNothing() {
        final Person person = new Person(PlanBuilder.inpatient()
                .deductible(Basis.PER_STAY, "0.00")
                .bands(BandScope.STAY, "5% to 1000.00, 15%")
                .reduction(BenefitCategory.TRANSFER, ReductionRule.Kind.POINTS, 1_000)
                .build());

        assertFunds(person.as(BenefitCategory.TRANSFER).settle("1 000.00", "1 000.00"), "310100 0.00");
        assertFunds(person.as(BenefitCategory.TRANSFER).settle("2 000.00", "2 000.00"), "310100 50.00");
        assertFunds(person.as(BenefitCategory.LONG_TERM).settle("2 000.00", "2 000.00"), "310100 200.00");
    }

    private static PlanBuilder plan(final LayerBuilder layer) {
        return PlanBuilder.inpatient()
                .deductible(Basis.PER_STAY, "800.00", "400.00")
                .bands(BandScope.YEAR, "80% to 20000.00, 85% to 60000.00, 90%")
                .reduction(BenefitCategory.TRANSFER, ReductionRule.Kind.POINTS, 1_000)
                .poolCap("40000.00")
                .layer(layer.bands("80%").cap("200000.00"));
    }

    private static void assertCounters(
            final Person person,
            final int stays,
            final String deductible,
            final String expense,
            final String pool,
            final String base,
            final String paid) {
        person.assertStays(stays, 2023);
        person.assertCounter(deductible, "deductible", 2023);
        person.assertCounter(expense, "expense", 2023);
        person.assertCounter(pool, "pool", 2023);
        person.assertCounter(pool, "cap/pool", 2023);
        person.assertCounter(base, "base/330100", 2023);
        person.assertCounter(paid, "paid/330100", 2023);
    }
}

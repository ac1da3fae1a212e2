package io.yidi.gateway.engine.benefit;

import static io.yidi.gateway.engine.benefit.Person.assertFen;
import static io.yidi.gateway.engine.benefit.Person.assertFunds;

import io.yidi.gateway.policy.plane.CapRule.Beyond;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.Plan.Rounding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Caps of the pool: measure, period, who bears the rest, rounding (INV-5, INV-6)")
class CapRulesTest {

    @Test
    void shouldLimitTheExpenseThePoolLooksAt() {
        final Person person = new Person(half().deductible(Basis.PER_STAY, "100.00")
                .cap("expense", Period.YEAR, "1000.00", Measure.OF_EXPENSE, Beyond.LAYERS)
                .layer(LayerBuilder.above("330100"))
                .build());

        assertFunds(person.settle("1 500.00", "1 500.00"), "310100 450.00", "330100 500.00");
        assertFunds(person.settle("300.00", "300.00"), "310100 0.00", "330100 200.00");
    }

    @Test
    void shouldStartEachPeriodAnew() {
        final Person person = new Person(half().cap("month", Period.MONTH, "100.00", Measure.OF_PAYMENT, Beyond.LAYERS)
                .cap("quarter", Period.QUARTER, "150.00", Measure.OF_PAYMENT, Beyond.LAYERS)
                .build());

        assertFunds(person.on("2023-01-05").settle("400.00", "400.00"), "310100 100.00");
        assertFunds(person.on("2023-01-31").settle("400.00", "400.00"), "310100 0.00");
        assertFunds(person.on("2023-02-01").settle("400.00", "400.00"), "310100 50.00");
        assertFunds(person.on("2023-04-01").settle("400.00", "400.00"), "310100 100.00");
    }

    @Test
    void shouldHoldNothingOverFromOneVisitToTheNext() {
        final Person person = new Person(half().cap("visit", Period.VISIT, "100.00", Measure.OF_PAYMENT, Beyond.LAYERS)
                .build());

        assertFunds(person.settle("400.00", "400.00"), "310100 100.00");
        assertFunds(person.settle("400.00", "400.00"), "310100 100.00");
    }

    @Test
    void shouldKeepThePersonsRestOutOfEveryLayerButNotOutOfTheAccount() {
        final Person person = new Person(half().cap("pool", Period.YEAR, "100.00", Measure.OF_PAYMENT, Beyond.PERSON)
                        .layer(LayerBuilder.remaining("390200"))
                        .accountPays(Part.PROPORTION.bit())
                        .build())
                .balance("1 000.00");

        final BenefitResult result = person.settle("500.00", "500.00");

        assertFunds(result, "310100 100.00", "390200 100.00");
        assertFen("300.00", result.total().accountFen);
        person.assertCounter("100.00", "base/390200", 2023);
    }

    @Test
    void shouldLetTheFirstListedOfTwoTiedCapsDecide() {
        assertFunds(tied(Beyond.PERSON, Beyond.LAYERS), "310100 100.00", "330100 0.00");
        assertFunds(tied(Beyond.LAYERS, Beyond.PERSON), "310100 100.00", "330100 300.00");
    }

    @Test
    void shouldRoundEachBandWhereThePlanSaysSoAndThenCap() {
        final PlanBuilder plan = PlanBuilder.inpatient()
                .bands(BandScope.STAY, "50% to 00.01, 50% to 00.02, 50%")
                .layer(LayerBuilder.remaining("390200").bands("50% to 00.01, 50%"));
        assertFunds(new Person(plan.build()).settle("0.03", "0.03"), "310100 0.02", "390200 0.01");

        plan.rounding = Rounding.BRACKET;
        assertFunds(new Person(plan.build()).settle("0.03", "0.03"), "310100 0.03", "390200 0.00");

        plan.poolCap("00.02");
        assertFunds(new Person(plan.build()).settle("0.03", "0.03"), "310100 0.02", "390200 0.01");
    }

    private static BenefitResult tied(final Beyond ofPayment, final Beyond ofExpense) {
        return new Person(half().cap("pool", Period.YEAR, "100.00", Measure.OF_PAYMENT, ofPayment)
                        .cap("expense", Period.YEAR, "200.00", Measure.OF_EXPENSE, ofExpense)
                        .layer(LayerBuilder.above("330100"))
                        .build())
                .settle("500.00", "500.00");
    }

    private static PlanBuilder half() {
        return PlanBuilder.inpatient().bands(BandScope.STAY, "50%");
    }
}

package io.yidi.gateway.engine.benefit;

import static io.yidi.gateway.engine.benefit.Person.assertFen;
import static io.yidi.gateway.engine.benefit.Person.assertFunds;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CapRule.Beyond;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.ReductionRule.Kind;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.code.PersonStatus;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Amounts known from outside")
class WorkedTruthsTest {

    @Test
    @DisplayName("Beijing employee, retired, level 3, second stay, 8 240.49 paid before")
    void shouldReproduceARealBeijingBill() {
        final Person person = new Person(PlanBuilder.inpatient()
                        .deductible(Basis.PER_STAY, "1300.00", "650.00")
                        .bands(BandScope.STAY, "85% to 30000.00, 90% to 40000.00, 95%")
                        .tilt(PersonStatus.RETIRED, StatusRule.Kind.SELF_SHARE_FACTOR, 6_000)
                        .poolCap("100000.00")
                        .layer(LayerBuilder.above("330100").bands("80%").cap("400000.00"))
                        .layer(LayerBuilder.on("370100", Set.of(Part.PROPORTION))
                                .bands("50%")
                                .disabled())
                        .build())
                .status(PersonStatus.RETIRED);
        person.counters.add(PlanBuilder.counter("stays"), 2023, 1);
        person.counters.add(PlanBuilder.counter("cap/pool"), 2023, Person.fen("8240.49"));

        final BenefitResult result = person.settle("189 085.85", "164 411.81");

        assertFen("650.00", result.total().deductibleFen);
        assertFunds(result, "310100 91759.51", "330100 53631.71");
        assertFen("43 694.63", result.total().personalFen);
    }

    @Test
    @DisplayName("Resident critical illness: 170 000.00 of in-scope self-pay pays 87 000.00")
    void shouldPayCriticalIllnessByBandsCountedFromZero() {
        final Person person = new Person(PlanBuilder.inpatient()
                .bands(BandScope.STAY, "0%")
                .layer(LayerBuilder.remaining("390200")
                        .deductible("10000.00")
                        .bands("50% to 100000.00, 60%")
                        .cap("200000.00"))
                .build());

        assertFunds(person.settle("170 000.00", "170 000.00"), "310100 0.00", "390200 87000.00");
    }

    @ParameterizedTest(name = "{0}: fund {1}, cash {2}")
    @DisplayName("INV-6, JZ-2.4a: Jiaozuo reductions on an 85 % base")
    @CsvSource({
        "LONG_TERM, 5950.00, 4050.00",
        "TRANSFER, 5250.00, 4750.00",
        "EMERGENCY, 5950.00, 4050.00",
        "OTHER_TEMPORARY, 4550.00, 5450.00"
    })
    void shouldReduceByCategory(final BenefitCategory category, final String fund, final String cash) {
        final BenefitResult result =
                new Person(jiaozuo().build()).as(category).settle("8 000.00", "700.00", "300.00", "1 000.00");

        assertFunds(result, "310100 " + fund);
        assertFen(cash, result.total().cashFen);
    }

    @Test
    @DisplayName("INV-6: with 4000.00 of cap left and transfer, 1666.67 of expense goes to the second tier")
    void shouldHandTheExpenseAboveTheCapToTheNextLayer() {
        final Person person = new Person(jiaozuo()
                .cap("pool", Period.YEAR, "4000.00", Measure.OF_PAYMENT, Beyond.LAYERS)
                .layer(LayerBuilder.above("330100"))
                .build());

        person.as(BenefitCategory.TRANSFER).settle("8 000.00", "700.00", "300.00", "1 000.00");

        person.assertCounter("4 000.00", "pool", 2023);
        person.assertCounter("1 666.67", "base/330100", 2023);
        person.assertCounter("1 666.66", "paid/330100", 2023);
    }

    private static PlanBuilder jiaozuo() {
        return PlanBuilder.inpatient()
                .deductible(Basis.PER_STAY, "1000.00")
                .bands(BandScope.STAY, "85%")
                .reduction(BenefitCategory.TRANSFER, Kind.POINTS, 1_000)
                .reduction(BenefitCategory.OTHER_TEMPORARY, Kind.POINTS, 2_000);
    }
}

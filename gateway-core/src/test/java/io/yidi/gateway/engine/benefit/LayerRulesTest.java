package io.yidi.gateway.engine.benefit;

import static io.yidi.gateway.engine.benefit.Person.assertFunds;

import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Layers: base, cumulation, origin of edges, cap, refunds in the year (INV-5, INV-10, BJ-34)")
class LayerRulesTest {

    @Test
    void shouldCountEdgesFromTheDeductibleWhereTheRegionDoes() {
        final LayerBuilder fromZero =
                LayerBuilder.remaining("390200").deductible("100.00").bands("50% to 200.00, 100%");
        assertFunds(settleTwice(fromZero), "310100 0.00", "390200 300.00");

        assertFunds(settleTwice(fromZero.edgesAboveDeductible()), "310100 0.00", "390200 300.00");

        final LayerBuilder firstBill =
                LayerBuilder.remaining("390200").deductible("100.00").bands("50% to 200.00, 100%");
        assertFunds(person(firstBill).settle("300.00", "300.00"), "310100 0.00", "390200 150.00");
        assertFunds(
                person(firstBill.edgesAboveDeductible()).settle("300.00", "300.00"), "310100 0.00", "390200 100.00");
    }

    @Test
    void shouldStartEachBillAnewWithoutCumulation() {
        final LayerBuilder layer = LayerBuilder.remaining("390200")
                .deductible("100.00")
                .bands("50%")
                .cap("120.00")
                .byBill();
        final Person person = person(layer);

        assertFunds(person.settle("300.00", "300.00"), "310100 0.00", "390200 100.00");
        assertFunds(person.settle("400.00", "400.00"), "310100 0.00", "390200 120.00");
        assertFunds(person.settle("300.00", "300.00"), "310100 0.00", "390200 100.00");
    }

    @Test
    @DisplayName("INV-10: refunding and settling again cannot earn twice")
    void shouldNotPayTwiceForAnUpperBandAfterARefund() {
        final Person person = person(LayerBuilder.remaining("390200").bands("0% to 1000.00, 100%"));
        final BenefitResult below = person.settle("1 000.00", "1 000.00");
        assertFunds(person.settle("500.00", "500.00"), "310100 0.00", "390200 500.00");

        person.refund(below);

        assertFunds(person.settle("700.00", "700.00"), "310100 0.00", "390200 0.00");
        assertFunds(person.settle("400.00", "400.00"), "310100 0.00", "390200 100.00");
    }

    @Test
    void shouldChargeOnePartAfterTheOther() {
        final Person person = new Person(PlanBuilder.inpatient()
                .bands(BandScope.STAY, "50%")
                .poolCap("100.00")
                .layer(LayerBuilder.on("330100", Set.of(Part.ABOVE_POOL, Part.PROPORTION, Part.PRE_SELF_PAY))
                        .cap("350.00"))
                .layer(LayerBuilder.on("320100", Set.of(Part.ABOVE_POOL)))
                .layer(LayerBuilder.on("370100", Set.of(Part.PROPORTION)))
                .layer(LayerBuilder.on("610100", Set.of(Part.PRE_SELF_PAY)))
                .build());

        assertFunds(
                person.settle("500.00", "40.00", "0.00", "0.00"),
                "310100 100.00",
                "330100 350.00",
                "320100 0.00",
                "370100 50.00",
                "610100 40.00");
    }

    @Test
    void shouldAddUpTwoLayersOfOneFund() {
        final Person person = new Person(PlanBuilder.inpatient()
                .bands(BandScope.STAY, "50%")
                .layer(LayerBuilder.remaining("390200").bands("50%"))
                .layer(LayerBuilder.on("390200", Set.of(Part.PRE_SELF_PAY)))
                .layer(LayerBuilder.remaining("310100").bands("20%"))
                .build());

        assertFunds(person.settle("100.00", "8.00", "0.00", "0.00"), "310100 55.00", "390200 33.00");
    }

    private static Person person(final LayerBuilder layer) {
        return new Person(
                PlanBuilder.inpatient().bands(BandScope.STAY, "0%").layer(layer).build());
    }

    private static BenefitResult settleTwice(final LayerBuilder layer) {
        final Person person = person(layer);
        person.settle("300.00", "300.00");
        return person.settle("300.00", "300.00");
    }
}

package io.yidi.gateway.engine.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.policy.plane.Accumulation;
import io.yidi.gateway.policy.plane.Accumulation.Kind;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.RegionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the counters of a region add up, for those who ask how much has come together of a person. */
class RegionAccumulationsTest {

    static List<RegionPolicy> regions() {
        return Packs.plane().regions();
    }

    @ParameterizedTest
    @MethodSource("regions")
    void shouldNameEveryCounterOnceAndItsFund(final RegionPolicy region) {
        final List<Accumulation> accumulations = region.accumulations();
        assertFalse(accumulations.isEmpty());
        assertEquals(
                accumulations.size(),
                accumulations.stream().map(Accumulation::counterId).distinct().count());
        for (final Accumulation accumulation : accumulations) {
            final String name = Packs.plane().counterName(accumulation.counterId());
            assertNotNull(name, accumulation::toString);
            final boolean isOfNone = accumulation.kind() == Kind.STAYS || accumulation.kind() == Kind.DEDUCTIBLE;
            assertEquals(isOfNone, accumulation.fundCode().equals(Accumulation.NO_FUND), name);
        }
    }

    @Test
    void shouldCountACounterThatPlansShareOnceAndTellNoFundWhereTheirFundsDiffer() {
        final Plan plan = PlanBuilder.outpatient().build();
        final Plan other = PlanBuilder.outpatient().poolFund("390100").build();
        assertEquals(
                List.of("DEDUCTIBLE ", "POOL_EXPENSE 310100", "PAID 310100"), told(PlanBuilder.region(plan, plan)));
        assertEquals(List.of("DEDUCTIBLE ", "POOL_EXPENSE ", "PAID "), told(PlanBuilder.region(plan, other)));
    }

    @Test
    void shouldTellOfStaysAndOfAnAccountThatPays() {
        final Plan inpatient = PlanBuilder.inpatient().accountPays(1).build();
        assertEquals(
                List.of("STAYS ", "DEDUCTIBLE ", "POOL_EXPENSE 310100", "PAID 310100", "PAID 310200"),
                told(PlanBuilder.region(inpatient)));
    }

    private static List<String> told(final RegionPolicy region) {
        return region.accumulations().stream()
                .map(accumulation -> accumulation.kind() + " " + accumulation.fundCode())
                .toList();
    }
}

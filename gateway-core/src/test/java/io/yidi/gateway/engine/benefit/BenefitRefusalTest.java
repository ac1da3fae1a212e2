package io.yidi.gateway.engine.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.protocol.ResultCode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("BJ-22a: without the insured place's policy there is no benefit")
class BenefitRefusalTest {

    private static final int NEW_YEAR_2023 = 19_358;

    @Test
    void shouldRefuseWithoutAPlanForTheDay() {
        final Person person =
                new Person(PlanBuilder.inpatient().from(NEW_YEAR_2023).build());

        assertRefused(person.on("2022-12-31"), ResultCode.PLAN_MISSING);
        assertEquals(ResultCode.DONE, person.on("2023-01-01").calculate().code());
    }

    @Test
    void shouldRefuseAStayWhoseFirstYearHasNoPlan() {
        final Person person = new Person(
                PlanBuilder.inpatient().splitByDays().from(NEW_YEAR_2023).build());

        assertRefused(person.stay("2022-12-31", "2023-01-05"), ResultCode.PLAN_MISSING);
    }

    @Test
    void shouldRefuseAStayOfMoreYearsThanFit() {
        final Person person = new Person(PlanBuilder.inpatient().splitByDays().build());
        person.request.parts.set(160_000, 0, 0, 0);

        assertRefused(person.stay("2007-12-31", "2023-01-05"), ResultCode.PLAN_MISSING);
        final BenefitResult longest = person.stay("2008-01-01", "2023-01-05").calculate();
        assertEquals(BenefitResult.YEARS_MAX, longest.yearCount());
        assertEquals(160_000, longest.total().poolFen);
    }

    @Test
    void shouldRefuseWithoutARowForThePerson() {
        final PlanBuilder plan = PlanBuilder.inpatient();
        plan.bands = onlyLevel(1, PlanBuilder.bands("50%"));
        assertRowMissing(plan);

        plan.bands = KeyedRows.ofAll(PlanBuilder.bands("50%"));
        final LayerBuilder layer = LayerBuilder.remaining("390200");
        layer.capFen = onlyLevel(1, 100L);
        assertRowMissing(plan.layer(layer));
    }

    private static <T> KeyedRows<T> onlyLevel(final int level, final T value) {
        final Selector selector = new Selector(level, null, 0, Selector.AGE_OPEN, null, null, null);
        return KeyedRows.of(List.of(new KeyedRows.Row<>(selector, value)));
    }

    private static void assertRowMissing(final PlanBuilder builder) {
        final Plan plan = builder.build();
        final Person person = new Person(plan);
        final BenefitResult result = person.calculate();
        assertEquals(ResultCode.PLAN_ROW_MISSING, result.code());
        assertEquals(plan, result.plan());
        assertEquals(0, result.fundCount() + result.yearCount() + result.contributionCount());
        person.request.context.level = 1;
        assertEquals(ResultCode.DONE, person.calculate().code());
    }

    private static void assertRefused(final Person person, final ResultCode code) {
        final BenefitResult result = person.calculate();
        assertEquals(code, result.code());
        assertNull(result.plan());
        assertEquals(0, result.fundCount() + result.yearCount() + result.contributionCount());
    }
}

package io.yidi.gateway.engine.benefit;

import static io.yidi.gateway.engine.benefit.Person.assertFen;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.ReductionRule.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Worked example: first self-pay with a yearly deductible and a yearly cap (JZ-2.4, INV-5)")
class FirstSelfPayExampleTest {

    private final Person person = new Person(PlanBuilder.outpatient()
            .deductible(Basis.PER_YEAR, "300.00")
            .bands(BandScope.YEAR, "50% to 1500.00, 60%")
            .poolCap("2000.00")
            .reduction(BenefitCategory.TRANSFER, Kind.FIRST_SELF_PAY, 1_000)
            .reduction(BenefitCategory.OTHER_TEMPORARY, Kind.FIRST_SELF_PAY, 2_000)
            .build());

    @Test
    void shouldTakeTheFirstSelfPayBeforeTheDeductible() {
        visit(BenefitCategory.TRANSFER, "300.00", "250.05", "25.01", "225.04", "0.00", "300.00");
        visit(BenefitCategory.OTHER_TEMPORARY, "1 400.00", "1 234.56", "246.91", "74.96", "456.35", "943.65");
        visit(BenefitCategory.LONG_TERM, "3 200.00", "3 000.00", "0.00", "0.00", "1 543.65", "1 656.35");

        person.assertCounter("300.00", "deductible", 2023);
        person.assertCounter("4 212.69", "expense", 2023);
        person.assertCounter("2 000.00", "pool", 2023);
    }

    private void visit(
            final BenefitCategory category,
            final String total,
            final String inScope,
            final String firstSelfPay,
            final String deductible,
            final String pool,
            final String personal) {
        final BenefitAmounts amounts =
                person.as(category).settle(total, inScope).total();
        assertFen(firstSelfPay, amounts.firstSelfPayFen);
        assertFen(deductible, amounts.deductibleFen);
        assertFen(pool, amounts.poolFen);
        assertFen(personal, amounts.personalFen);
        assertFen(inScope, amounts.parts.inScopeFen);
        assertFen("0.00", amounts.parts.preSelfPayFen);
    }
}

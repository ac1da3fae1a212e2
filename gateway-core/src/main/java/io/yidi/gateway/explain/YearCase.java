package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.StatusRule;

/**
 * 年度账单: one benefit year of a bill, with the plan that holds in it.
 *
 * @param facts of the bill
 * @param region insured region
 * @param context level, person and category
 * @param plan of the year
 * @param share of the bill that falls into the year
 * @param counters before the bill, and what its earlier years added
 */
record YearCase(
        Facts facts, RegionPolicy region, BenefitContext context, Plan plan, YearShare share, Counters counters) {

    PlanFigures figures() {
        return new PlanFigures(plan, region.levelNames(), context);
    }

    /** Path of the year's steps. */
    String path() {
        return "year/" + share.benefitYear();
    }

    ReductionRule reduction() {
        return plan.reduction(context.category);
    }

    /** The status rule that fits the person, or {@code null}. */
    StatusRule statusRule() {
        return plan.statusRules().stream()
                .filter(rule -> rule.selector().matches(context))
                .findFirst()
                .orElse(null);
    }

    /** What a counter of the benefit year held. */
    long ofYear(final long counterId) {
        return counters.value(counterId, share.benefitYear());
    }

    /** What the group of a cap held in its period. */
    long held(final CapRule cap) {
        return cap.period() == Period.VISIT ? 0 : counters.value(cap.counterId(), period(cap.period()));
    }

    /** Number of the period the year's day lies in. */
    int period(final Period period) {
        return period == Period.YEAR
                ? share.benefitYear()
                : CivilDate.periodOf(period, share.planEpochDay(), plan.benefitYearStart());
    }
}

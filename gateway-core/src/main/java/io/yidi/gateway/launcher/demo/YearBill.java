package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.engine.benefit.BenefitAmounts;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.engine.benefit.CounterView;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.StatusRule;

/**
 * 年度账单: one benefit year of a bill, with the plan that holds in it.
 *
 * @param bill the whole bill
 * @param index of the year in the result
 * @param plan of the year
 */
record YearBill(Recalculation bill, int index, Plan plan) {

    /** The year of a bill. */
    static YearBill of(final Recalculation bill, final int index) {
        final int yearStart = bill.result().plan().benefitYearStart();
        final int lastDay = CivilDate.lastDayOf(bill.result().benefitYear(index), yearStart);
        final Plan plan = bill.benefit()
                .region
                .plan(
                        bill.benefit().insuranceType,
                        bill.benefit().careType,
                        bill.benefit().diseaseKey,
                        Math.min(bill.benefit().planEpochDay, lastDay));
        return new YearBill(bill, index, plan);
    }

    BenefitContext context() {
        return bill.benefit().context;
    }

    /** What the engine's calculator made of the year. */
    BenefitAmounts amounts() {
        return bill.result().year(index);
    }

    PlanFigures figures() {
        return new PlanFigures(plan, bill.benefit().region.levelNames(), context());
    }

    ReductionRule reduction() {
        return plan.reduction(context().category);
    }

    /** The status rule that fits the person, or {@code null}. */
    StatusRule statusRule() {
        return plan.statusRules().stream()
                .filter(rule -> rule.selector().matches(context()))
                .findFirst()
                .orElse(null);
    }

    /** S: the in-scope expense that enters the plan. */
    long expenseFen() {
        return amounts().parts.inScopeFen - reduction().firstSelfPayFen(amounts().parts.inScopeFen);
    }

    /** C: where the bill begins on the expense line. */
    long startFen() {
        return plan.bandScope() == BandScope.YEAR ? ofYear(plan.counters().expense()) : 0;
    }

    /** What a counter held in this year before the bill. */
    long ofYear(final long counterId) {
        return counters().value(counterId, benefitYear());
    }

    /** What a cap has left. */
    long roomFen(final CapRule cap, final long amountFen) {
        final int period = CivilDate.periodOf(cap.period(), lastEpochDay(), plan.benefitYearStart());
        final long heldFen = period == 0 ? 0 : counters().value(cap.counterId(), period);
        return Math.max(0, amountFen - heldFen);
    }

    /** What the engine's calculator adds to a counter of this year. */
    long contribution(final long counterId) {
        final BenefitResult result = bill.result();
        for (int i = 0; i < result.contributionCount(); i++) {
            if (result.counterId(i) == counterId && result.period(i) == benefitYear()) {
                return result.deltaFen(i);
            }
        }
        return 0;
    }

    int benefitYear() {
        return bill.result().benefitYear(index);
    }

    private int lastEpochDay() {
        return Math.min(bill.benefit().planEpochDay, CivilDate.lastDayOf(benefitYear(), plan.benefitYearStart()));
    }

    private CounterView counters() {
        return bill.counters();
    }
}

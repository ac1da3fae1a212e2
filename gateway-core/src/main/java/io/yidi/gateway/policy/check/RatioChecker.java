package io.yidi.gateway.policy.check;

import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackModel.Layer;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Reduction;
import io.yidi.gateway.policy.pack.PackModel.Row;
import io.yidi.gateway.policy.pack.PackModel.Step;
import io.yidi.gateway.policy.pack.PackModel.Tilt;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Ratio;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Checks that every ratio of a plan is a whole number of bp after status rule and reduction, for every bill. */
final class RatioChecker {

    private final PlanRows plan;
    private final IdentityHashMap<Object, Place> places;
    private final Set<PackFault> faults;

    RatioChecker(final PlanRows plan, final IdentityHashMap<Object, Place> places, final Set<PackFault> faults) {
        this.plan = plan;
        this.places = places;
        this.faults = faults;
    }

    void check() {
        checkTable(plan.bands(), plan.statusRules());
        plan.layers().stream().filter(Layer::reductionApplies).forEach(layer -> checkTable(layer.bands(), List.of()));
    }

    private void checkTable(final List<Row<List<Step>>> rows, final List<Tilt> tilts) {
        final ContextSpace space = new ContextSpace();
        rows.forEach(row -> space.mention(row.selector()));
        tilts.forEach(tilt -> space.mention(tilt.selector()));
        final KeyedRows<List<Step>> table = KeyedRows.unnumbered(rows.stream()
                .map(row -> new KeyedRows.Row<>(row.selector(), row.value()))
                .toList());
        space.forEach(context -> checkSteps(table.find(context), tilts, context));
    }

    private void checkSteps(final List<Step> steps, final List<Tilt> tilts, final BenefitContext context) {
        if (steps == null) {
            return;
        }
        final Tilt tilt = tilts.stream()
                .filter(candidate -> candidate.selector().matches(context))
                .findFirst()
                .orElse(null);
        for (final Step step : steps) {
            final int ratioBp = tilted(step, tilt);
            for (final Reduction reduction : plan.reductions()) {
                if (reduction.category() == context.category
                        && reduction.kind() == ReductionRule.Kind.FACTOR
                        && !isWhole(ratioBp, reduction.valueBp())) {
                    report(step, reduction.category() + " factor of " + Ratio.percent(reduction.valueBp()));
                }
            }
        }
    }

    private int tilted(final Step step, final Tilt tilt) {
        if (tilt == null) {
            return step.ratioBp();
        }
        if (tilt.kind() == StatusRule.Kind.SELF_SHARE_FACTOR
                && !isWhole(Ratio.ONE_BP - step.ratioBp(), tilt.valueBp())) {
            report(step, "self-share factor of " + Ratio.percent(tilt.valueBp()));
        }
        return new StatusRule(tilt.selector(), tilt.kind(), tilt.valueBp()).apply(step.ratioBp());
    }

    private static boolean isWhole(final int ratioBp, final int factorBp) {
        return ratioBp * factorBp % Ratio.ONE_BP == 0;
    }

    private void report(final Step step, final String rule) {
        final String found = Ratio.percent(step.ratioBp()) + " under a " + rule;
        faults.add(new PackFault(
                places.get(step),
                ResultCode.PACK_RATIO_NOT_WHOLE,
                plan.name(),
                "a ratio that comes to a whole 0.01%",
                found));
    }
}

package io.yidi.gateway.policy.check;

import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Reduction;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.pack.SuperiorNotice;
import io.yidi.gateway.policy.pack.SuperiorNotice.ReductionLimit;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Ratio;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** 上级文件检查: refuses a pack that goes beyond what the notice above its region allows (XJ-2.6b). */
public final class SuperiorChecker {

    private static final int BP_PER_POINT = 100;

    private final List<SuperiorNotice> notices;
    private final IdentityHashMap<Object, Place> places;
    private final Set<PackFault> faults;

    public SuperiorChecker(
            final List<SuperiorNotice> notices,
            final IdentityHashMap<Object, Place> places,
            final Set<PackFault> faults) {
        this.notices = notices;
        this.places = places;
        this.faults = faults;
    }

    public void check(final PlanRows plan, final Region region) {
        for (final SuperiorNotice notice : notices) {
            if (notice.binds(region.areas(), plan.from(), plan.to())) {
                notice.reductions().forEach(limit -> checkReduction(plan, limit));
            }
        }
    }

    private void checkReduction(final PlanRows plan, final ReductionLimit limit) {
        for (final Reduction reduction : plan.reductions()) {
            final int takenBp = takenAtMostBp(reduction, plan);
            if (reduction.category() == limit.category() && takenBp > limit.atMostBp()) {
                add(
                        reduction,
                        "plans.reductions." + limit.category(),
                        "at most " + points(limit.atMostBp()) + " points (" + limit.citation() + ")",
                        points(takenBp) + " points");
            }
        }
    }

    /** Percentage points that a reduction takes off the highest ratio of the plan. */
    private static int takenAtMostBp(final Reduction reduction, final PlanRows plan) {
        return switch (reduction.kind()) {
            case NONE -> 0;
            case POINTS -> reduction.valueBp();
            case FACTOR -> share(highestRatioBp(plan), Ratio.ONE_BP - reduction.valueBp());
            case FIRST_SELF_PAY -> share(highestRatioBp(plan), reduction.valueBp());
        };
    }

    private static int share(final int ratioBp, final int ofBp) {
        return ratioBp * ofBp / Ratio.ONE_BP;
    }

    private static int highestRatioBp(final PlanRows plan) {
        return plan.bands().stream()
                .flatMap(row -> row.value().stream())
                .mapToInt(step -> tilted(plan, step.ratioBp()))
                .max()
                .orElse(0);
    }

    private static int tilted(final PlanRows plan, final int ratioBp) {
        return plan.statusRules().stream()
                .mapToInt(tilt -> new StatusRule(tilt.selector(), tilt.kind(), tilt.valueBp()).apply(ratioBp))
                .reduce(ratioBp, Math::max);
    }

    private static String points(final int pointsBp) {
        final String whole = Integer.toString(pointsBp / BP_PER_POINT);
        return pointsBp % BP_PER_POINT == 0
                ? whole
                : whole + "."
                        + Integer.toString(BP_PER_POINT + pointsBp % BP_PER_POINT)
                                .substring(1);
    }

    private void add(final Object row, final String path, final String expected, final String found) {
        faults.add(new PackFault(places.get(row), ResultCode.PACK_SUPERIOR_BROKEN, path, expected, found));
    }
}

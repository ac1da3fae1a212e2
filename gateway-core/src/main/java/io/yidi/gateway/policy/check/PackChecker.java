package io.yidi.gateway.policy.check;

import io.yidi.gateway.policy.compile.PlanCompiler;
import io.yidi.gateway.policy.pack.CounterNames;
import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.plane.CounterId;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** 政策包检查: what one block alone cannot tell: areas, periods, names and counters over all packs. */
public final class PackChecker {

    private final IdentityHashMap<Object, Place> places;
    private final Set<PackFault> faults;
    private final ToLongFunction<String> counterIdOf;

    public PackChecker(final IdentityHashMap<Object, Place> places, final Set<PackFault> faults) {
        this(places, faults, CounterId::of);
    }

    PackChecker(
            final IdentityHashMap<Object, Place> places,
            final Set<PackFault> faults,
            final ToLongFunction<String> counterIdOf) {
        this.places = places;
        this.faults = faults;
        this.counterIdOf = counterIdOf;
    }

    public void check(final PackModel model) {
        checkAreas(model.regions());
        checkPeriods(model.plans());
        checkIds(model.plans());
        checkCounters(model);
        new DiseaseChecker(places, faults).check(model);
        model.plans().forEach(plan -> new RatioChecker(plan, places, faults).check());
    }

    private void checkAreas(final List<Region> regions) {
        final Map<String, Region> byArea = new HashMap<>();
        for (final Region region : regions) {
            for (final String area : region.areas()) {
                final Region other = byArea.putIfAbsent(area, region);
                if (other != null) {
                    final String expected = "an area that no other region insures";
                    add(region, ResultCode.PACK_VALUE_WRONG, "region.areas", expected, area + " of " + other.code());
                }
            }
        }
    }

    private void checkPeriods(final List<PlanRows> plans) {
        final Map<String, List<PlanRows>> byKey = new HashMap<>();
        for (final PlanRows plan : plans) {
            final List<PlanRows> sameKey = byKey.computeIfAbsent(keyOf(plan), key -> new ArrayList<>());
            for (final PlanRows other : sameKey) {
                if (plan.from().compareTo(other.to()) <= 0 && other.from().compareTo(plan.to()) <= 0) {
                    final String found =
                            plan.from() + " to " + plan.to() + " beside " + other.id() + " at " + places.get(other);
                    add(plan, ResultCode.PACK_PERIODS_OVERLAP, plan.name(), "one plan for each day", found);
                }
            }
            sameKey.add(plan);
        }
    }

    private static String keyOf(final PlanRows plan) {
        return plan.region() + "/" + plan.insuranceType() + "/" + plan.careType() + "/" + plan.disease();
    }

    private void checkIds(final List<PlanRows> plans) {
        final Map<String, PlanRows> byId = new HashMap<>();
        for (final PlanRows plan : plans) {
            final PlanRows other = byId.putIfAbsent(plan.id(), plan);
            if (other != null && !keyOf(other).equals(keyOf(plan))) {
                final String found = plan.id() + " at " + places.get(other);
                add(plan, ResultCode.PACK_VALUE_WRONG, plan.name(), "a name of its own", found);
            }
        }
    }

    private void checkCounters(final PackModel model) {
        final CounterNames counters = new CounterNames(counterIdOf);
        final Map<String, Region> regions = new HashMap<>();
        model.regions().forEach(region -> regions.put(region.code(), region));
        for (final PlanRows plan : model.plans()) {
            new PlanCompiler(plan, regions.get(plan.region()), counters).compile();
            if (counters.collision().isPresent()) {
                final String found = counters.collision().get() + " share one";
                add(plan, ResultCode.PACK_VALUE_WRONG, plan.name(), "an id of its own for each counter", found);
                return;
            }
        }
    }

    private void add(
            final Object row, final ResultCode code, final String path, final String expected, final String found) {
        faults.add(new PackFault(places.get(row), code, path, expected, found));
    }
}

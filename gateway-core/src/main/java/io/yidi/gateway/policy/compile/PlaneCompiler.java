package io.yidi.gateway.policy.compile;

import io.yidi.gateway.policy.pack.CounterNames;
import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.CareTerms;
import io.yidi.gateway.policy.pack.PackModel.Opening;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.plane.CareOpenings;
import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.plane.CareRules;
import io.yidi.gateway.policy.plane.CounterId;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.EffectiveDays;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.SuspicionRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 编译: checked packs into the plane the engine reads. */
public final class PlaneCompiler {

    private final CounterNames counters = new CounterNames(CounterId::of);

    private PlaneCompiler() {}

    /**
     * Compiles a bundle.
     *
     * @param model all of its regions and plans
     * @param bundleHash its hash, 64 hex digits
     * @return the plane
     */
    public static PolicyPlane compile(final PackModel model, final String bundleHash) {
        final PlaneCompiler compiler = new PlaneCompiler();
        final Map<String, List<Plan>> plansByRegion = new HashMap<>();
        final Map<String, Region> regions = new LinkedHashMap<>();
        model.regions().forEach(region -> regions.put(region.code(), region));
        for (final PlanRows plan : model.plans()) {
            plansByRegion
                    .computeIfAbsent(plan.region(), code -> new ArrayList<>())
                    .add(new PlanCompiler(plan, regions.get(plan.region()), compiler.counters).compile());
        }
        final Map<String, RegionPolicy> byPrefix = new LinkedHashMap<>();
        for (final Region region : regions.values()) {
            final RegionPolicy compiled = region(
                    region,
                    plansByRegion.getOrDefault(region.code(), List.of()),
                    DiseaseCompiler.compile(model, region.code()));
            region.areas().forEach(prefix -> byPrefix.put(prefix, compiled));
        }
        return new PolicyPlane(
                bundleHash,
                byPrefix,
                compiler.counters.nameById(),
                openings(model.openings()),
                careRules(model.careTerms()));
    }

    private static CareRules careRules(final List<CareTerms> terms) {
        return new CareRules(terms.stream()
                .map(row -> new CareRule(
                        row.area(),
                        PlanCompiler.epochDay(row.from()),
                        PlanCompiler.epochDay(row.to()),
                        Set.copyOf(row.vouchers()),
                        row.trauma(),
                        row.declaration()))
                .toList());
    }

    private static CareOpenings openings(final List<Opening> openings) {
        return new CareOpenings(openings.stream()
                .map(opening -> new CareOpenings.Row(
                        opening.careType(),
                        opening.side(),
                        opening.area(),
                        PlanCompiler.epochDay(opening.from()),
                        PlanCompiler.epochDay(opening.to())))
                .toList());
    }

    private static RegionPolicy region(final Region region, final List<Plan> plans, final DiseaseCatalogue diseases) {
        return new RegionPolicy(
                region.code(),
                region.name(),
                region.areas(),
                new EffectiveDays(PlanCompiler.epochDay(region.from()), PlanCompiler.epochDay(region.to())),
                region.emergencyDeemedFiled(),
                region.filing() == null ? FilingRules.ANY : region.filing(),
                region.suspicion() == null ? SuspicionRules.NONE : region.suspicion(),
                region.levels(),
                region.levelMapping().stream().map(LevelScale::row).toList(),
                plans,
                diseases);
    }
}

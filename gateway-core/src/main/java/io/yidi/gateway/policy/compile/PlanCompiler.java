package io.yidi.gateway.policy.compile;

import io.yidi.gateway.policy.pack.CounterNames;
import io.yidi.gateway.policy.pack.PackModel.Cap;
import io.yidi.gateway.policy.pack.PackModel.Deductible;
import io.yidi.gateway.policy.pack.PackModel.Layer;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.PackModel.Row;
import io.yidi.gateway.policy.pack.PackModel.Step;
import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CounterId;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.Eligibility;
import io.yidi.gateway.policy.plane.Fund;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.PlanCounters;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.code.CareType;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** 待遇方案编译: compiles one plan: texts to ids and packed keys, lists of rows to look-up tables. */
public final class PlanCompiler {

    private final PlanRows plan;
    private final Region region;
    private final CounterNames counters;

    public PlanCompiler(final PlanRows plan, final Region region, final CounterNames counters) {
        this.plan = plan;
        this.region = region;
        this.counters = counters;
    }

    public Plan compile() {
        final FigureSources figures = new FigureSources(plan, region.levels());
        return new Plan(
                plan.id(),
                plan.insuranceType(),
                plan.careType(),
                plan.disease().isEmpty() ? 0 : DiseaseKey.of(plan.disease()),
                epochDay(plan.from()),
                epochDay(plan.to()),
                figures.isIllustrative(),
                plan.benefitYearStart(),
                deductible(),
                plan.bandScope(),
                bands(plan.bands()),
                plan.statusRules().stream()
                        .map(tilt -> new StatusRule(tilt.selector(), tilt.kind(), tilt.valueBp()))
                        .toList(),
                reductions(),
                plan.caps().stream().map(this::cap).toList(),
                fund(plan.poolFund()),
                plan.layers().stream().map(this::layer).toList(),
                Part.mask(Set.copyOf(plan.accountPays())),
                plan.rounding(),
                plan.yearEnd(),
                planCounters(),
                figures.sources(),
                figures.trust());
    }

    static KeyedRows<BandTable> bands(final List<Row<List<Step>>> rows) {
        return table(rows, PlanCompiler::bandTable);
    }

    private static BandTable bandTable(final List<Step> steps) {
        return new BandTable(
                steps.stream().mapToLong(Step::upToFen).toArray(),
                steps.stream().mapToInt(Step::ratioBp).toArray());
    }

    private DeductibleRule deductible() {
        final Deductible rows = plan.deductible();
        return new DeductibleRule(
                rows.basis(),
                table(
                        rows.amounts(),
                        amounts -> amounts.stream().mapToLong(Long::longValue).toArray()),
                rows.yearMax() == null ? null : table(rows.yearMax(), Function.identity()),
                rows.waivedDiseases().stream().map(DiseaseKey::of).collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(rows.waivedAssistance()),
                rows.referralContinues());
    }

    private Map<BenefitCategory, ReductionRule> reductions() {
        final Map<BenefitCategory, ReductionRule> rules = new EnumMap<>(BenefitCategory.class);
        plan.reductions().forEach(row -> rules.put(row.category(), new ReductionRule(row.kind(), row.valueBp())));
        return rules;
    }

    private CapRule cap(final Cap cap) {
        final String kind = ("cap-" + cap.measure() + "-" + cap.period()).toLowerCase(Locale.ROOT);
        final String group = cap.perDisease() ? cap.group() + "." + plan.disease() : cap.group();
        final long counterId = cap.period() == Period.VISIT ? CounterId.NONE : counter(kind, group);
        return new CapRule(
                counterId, cap.period(), table(cap.amounts(), Function.identity()), cap.measure(), cap.beyond());
    }

    private LayerRule layer(final Layer layer) {
        final int flags = layer.civilServants() ? BenefitContext.CIVIL_SERVANT : 0;
        return new LayerRule(
                layer.id(),
                fund(layer.fund()),
                layer.enabled(),
                new Eligibility(Set.copyOf(layer.statuses()), Set.copyOf(layer.assistance()), flags),
                Part.mask(Set.copyOf(layer.base())),
                table(layer.deductible(), Function.identity()),
                bands(layer.bands()),
                layer.origin(),
                layer.cap() == null ? null : table(layer.cap(), Function.identity()),
                layer.cumulate(),
                layer.reductionApplies(),
                counter("layer-base", layer.id()),
                counter("layer-paid", layer.id()),
                counter("layer-refund", layer.id()));
    }

    private PlanCounters planCounters() {
        final boolean stays = plan.careType() == CareType.INPATIENT;
        return new PlanCounters(
                stays ? counter("stays", plan.groups().stays()) : CounterId.NONE,
                counter("deductible", plan.groups().deductible()),
                counter("expense", plan.groups().bands()),
                counter("pool-paid", plan.groups().bands()),
                counter("account-paid", plan.groups().bands()));
    }

    private long counter(final String kind, final String group) {
        return counters.id(plan.region() + "/" + plan.insuranceType() + "/" + kind + "/" + group);
    }

    private Fund fund(final String code) {
        return Fund.of(code, region.funds().get(code));
    }

    static int epochDay(final String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    private static <T, V> KeyedRows<V> table(final List<Row<T>> rows, final Function<T, V> value) {
        return KeyedRows.of(rows.stream()
                .map(row -> new KeyedRows.Row<>(row.selector(), value.apply(row.value())))
                .toList());
    }
}

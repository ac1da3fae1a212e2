package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CapRule.Beyond;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import io.yidi.gateway.policy.plane.CounterId;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Fund;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.Plan.Rounding;
import io.yidi.gateway.policy.plane.Plan.YearEnd;
import io.yidi.gateway.policy.plane.PlanCounters;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans for tests, written as a page of policy reads; amounts in yuan, ratios in percent or bp. */
final class PlanBuilder {

    static final int EMPLOYEE = 310;
    static final int FIRST_DAY = -100_000;
    static final int LAST_DAY = 100_000;

    final List<StatusRule> statusRules = new ArrayList<>();
    final Map<BenefitCategory, ReductionRule> reductions = new EnumMap<>(BenefitCategory.class);
    final List<CapRule> caps = new ArrayList<>();
    final List<LayerRule> layers = new ArrayList<>();
    CareType careType = CareType.INPATIENT;
    long diseaseKey;
    int fromEpochDay = FIRST_DAY;
    int toEpochDay = LAST_DAY;
    boolean illustrative;
    int benefitYearStart = 101;
    DeductibleRule deductible =
            new DeductibleRule(Basis.NONE, KeyedRows.ofAll(new long[] {0}), null, Set.of(), Set.of(), false);
    BandScope bandScope = BandScope.STAY;
    KeyedRows<BandTable> bands = KeyedRows.ofAll(bands("100%"));
    String poolFund = "310100";
    int accountMask;
    Rounding rounding = Rounding.COMPONENT;
    YearEnd yearEnd = YearEnd.NONE;

    static PlanBuilder inpatient() {
        return new PlanBuilder();
    }

    static PlanBuilder outpatient() {
        final PlanBuilder plan = new PlanBuilder();
        plan.careType = CareType.OUTPATIENT;
        return plan;
    }

    /** Bands such as {@code "80% to 20000.00, 85% to 60000.00, 90%"}. */
    static BandTable bands(final String text) {
        final String[] rows = text.split(",", -1);
        final long[] upToFen = new long[rows.length];
        final int[] ratioBp = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            final String[] words = rows[i].trim().split("% ?", -1);
            ratioBp[i] = Integer.parseInt(words[0]) * 100;
            upToFen[i] = words[1].isEmpty() ? BandTable.OPEN : Person.fen(words[1].substring("to ".length()));
        }
        return new BandTable(upToFen, ratioBp);
    }

    PlanBuilder deductible(final Basis basis, final String... amounts) {
        return deductible(new DeductibleRule(
                basis,
                KeyedRows.ofAll(Arrays.stream(amounts).mapToLong(Person::fen).toArray()),
                null,
                Set.of(),
                Set.of(),
                false));
    }

    PlanBuilder deductible(final DeductibleRule rule) {
        deductible = rule;
        return this;
    }

    PlanBuilder bands(final BandScope scope, final String text) {
        bandScope = scope;
        bands = KeyedRows.ofAll(bands(text));
        return this;
    }

    PlanBuilder tilt(final PersonStatus status, final StatusRule.Kind kind, final int valueBp) {
        final Selector selector = new Selector(Selector.ANY_LEVEL, status, 0, Selector.AGE_OPEN, null, null, null);
        statusRules.add(new StatusRule(selector, kind, valueBp));
        return this;
    }

    PlanBuilder reduction(final BenefitCategory category, final ReductionRule.Kind kind, final int valueBp) {
        reductions.put(category, new ReductionRule(kind, valueBp));
        return this;
    }

    PlanBuilder poolCap(final String amount) {
        return cap("pool", Period.YEAR, amount, Measure.OF_PAYMENT, Beyond.LAYERS);
    }

    PlanBuilder cap(
            final String group, final Period period, final String amount, final Measure measure, final Beyond beyond) {
        caps.add(new CapRule(
                period == Period.VISIT ? CounterId.NONE : counter("cap/" + group),
                period,
                KeyedRows.ofAll(Person.fen(amount)),
                measure,
                beyond));
        return this;
    }

    PlanBuilder layer(final LayerBuilder layer) {
        layers.add(layer.build());
        return this;
    }

    PlanBuilder splitByDays() {
        yearEnd = YearEnd.SPLIT_BY_DAYS;
        return this;
    }

    PlanBuilder accountPays(final int mask) {
        accountMask = mask;
        return this;
    }

    PlanBuilder poolFund(final String code) {
        poolFund = code;
        return this;
    }

    PlanBuilder from(final int epochDay) {
        fromEpochDay = epochDay;
        return this;
    }

    PlanBuilder to(final int epochDay) {
        toEpochDay = epochDay;
        return this;
    }

    Plan build() {
        return new Plan(
                "test/" + fromEpochDay,
                EMPLOYEE,
                careType,
                diseaseKey,
                fromEpochDay,
                toEpochDay,
                illustrative,
                benefitYearStart,
                deductible,
                bandScope,
                bands,
                List.copyOf(statusRules),
                reductions,
                List.copyOf(caps),
                Fund.of(poolFund, "统筹基金"),
                List.copyOf(layers),
                accountMask,
                rounding,
                yearEnd,
                counters(careType),
                Map.of());
    }

    static PlanCounters counters(final CareType careType) {
        return new PlanCounters(
                careType == CareType.INPATIENT ? counter("stays") : CounterId.NONE,
                counter("deductible"),
                counter("expense"),
                counter("pool"),
                counter("account"));
    }

    static long counter(final String name) {
        return CounterId.of("test/310/" + name);
    }

    static RegionPolicy region(final Plan... plans) {
        return new RegionPolicy("test", "测试", true, List.of("一级", "二级", "三级"), List.of(), List.of(plans));
    }
}

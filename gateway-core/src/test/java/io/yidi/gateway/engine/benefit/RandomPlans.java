package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CapRule.Beyond;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Eligibility;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.LayerRule.Cumulation;
import io.yidi.gateway.policy.plane.LayerRule.Origin;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Period;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.Plan.Rounding;
import io.yidi.gateway.policy.plane.Plan.YearEnd;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.money.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Regions with plans nobody would write, from a seed: small and huge amounts, odd ratios, ties, missing rows. */
final class RandomPlans {

    static final long DISEASE = 77;

    private static final int[] YEAR_STARTS = {101, 101, 701, 615};
    private static final String[] FUNDS = {"310100", "330100", "390200", "320100", "610100"};

    private final Draw draw;
    private final long scaleFen;
    private final boolean wholeRatios;
    private final List<Long> edgesFen = new ArrayList<>();

    RandomPlans(final Draw draw) {
        this.draw = draw;
        this.scaleFen = draw.oneOf(20L, 60L, 300L, 20_000L, 5_000_000L, 300_000_000L, Fen.BILL_MAX);
        this.wholeRatios = draw.chance(40);
    }

    long scaleFen() {
        return scaleFen;
    }

    /** Amounts that stand in the plans: edges, deductibles, caps. */
    List<Long> edgesFen() {
        return edgesFen;
    }

    RegionPolicy region() {
        final CareType careType = draw.oneOf(CareType.INPATIENT, CareType.INPATIENT, CareType.OUTPATIENT);
        final int yearStart = YEAR_STARTS[draw.below(YEAR_STARTS.length)];
        final int change =
                Math.toIntExact(LocalDate.parse(draw.oneOf("2023-01-01", "2023-06-15", "2023-07-01", "2023-03-31"))
                        .toEpochDay());
        final List<Plan> plans = new ArrayList<>();
        plans.add(plan(careType, yearStart, 0)
                .from(PlanBuilder.FIRST_DAY)
                .to(change - 1)
                .build());
        plans.add(plan(careType, yearStart, 0)
                .from(draw.chance(2) ? change + 20 : change)
                .build());
        if (draw.chance(30)) {
            plans.add(plan(careType, yearStart, DISEASE).build());
        }
        return PlanBuilder.region(plans.toArray(new Plan[0]));
    }

    private PlanBuilder plan(final CareType careType, final int yearStart, final long diseaseKey) {
        final PlanBuilder plan = new PlanBuilder();
        plan.careType = careType;
        plan.diseaseKey = diseaseKey;
        plan.benefitYearStart = yearStart;
        plan.illustrative = draw.chance(20);
        plan.deductible = deductible();
        plan.bandScope = draw.oneOf(BandScope.values());
        plan.bands = keyed(() -> bands(draw.chance(20) ? 1 : scaleFen < 100 ? 8 : 4));
        plan.rounding = draw.oneOf(Rounding.COMPONENT, Rounding.COMPONENT, Rounding.BRACKET);
        plan.yearEnd = draw.chance(60) ? YearEnd.SPLIT_BY_DAYS : YearEnd.NONE;
        plan.accountMask = draw.below(1 << Part.values().length);
        statusRules(plan);
        reductions(plan);
        caps(plan);
        layers(plan);
        return plan;
    }

    private DeductibleRule deductible() {
        return new DeductibleRule(
                draw.oneOf(Basis.values()),
                keyed(this::deductibleAmounts),
                draw.chance(30) ? keyed(() -> amount(scaleFen / 4)) : null,
                draw.chance(10) ? Set.of(DISEASE, 5L) : Set.of(),
                draw.chance(10) ? Set.of(AssistanceClass.EXTREME_POVERTY) : Set.of(),
                draw.chance(50));
    }

    private long[] deductibleAmounts() {
        final long[] amounts = new long[1 + draw.below(3)];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = amount(scaleFen / 10);
        }
        return amounts;
    }

    private BandTable bands(final int most) {
        final Set<Long> edges = new TreeSet<>();
        for (int i = draw.below(most); i > 0; i--) {
            edges.add(amount(scaleFen) + 1);
        }
        edges.add(BandTable.OPEN);
        return new BandTable(
                edges.stream().mapToLong(Long::longValue).toArray(),
                edges.stream().mapToInt(edge -> ratioBp()).toArray());
    }

    private int ratioBp() {
        return wholeRatios
                ? draw.oneOf(0, 10_000, draw.below(101) * 100, 8_500, 5_000, 5_000)
                : draw.oneOf(0, 10_000, 1, 9_999, 3_333, 8_500, draw.below(10_001), draw.below(10_001));
    }

    private void statusRules(final PlanBuilder plan) {
        if (draw.chance(40)) {
            plan.tilt(PersonStatus.RETIRED, StatusRule.Kind.POINTS, draw.oneOf(300, 10_000, -500));
        }
        if (draw.chance(30) && wholeRatios) {
            plan.tilt(draw.oneOf(PersonStatus.RETIRED, PersonStatus.WORKING), StatusRule.Kind.SELF_SHARE_FACTOR, 6_000);
        }
    }

    private void reductions(final PlanBuilder plan) {
        for (final BenefitCategory category : BenefitCategory.values()) {
            switch (draw.below(wholeRatios ? 5 : 4)) {
                case 0 -> plan.reduction(category, ReductionRule.Kind.POINTS, draw.oneOf(1_000, 2_000, 9_900));
                case 1 ->
                    plan.reduction(
                            category,
                            ReductionRule.Kind.FIRST_SELF_PAY,
                            draw.oneOf(1_000, 500, 10_000, draw.below(10_001)));
                case 4 -> plan.reduction(category, ReductionRule.Kind.FACTOR, draw.oneOf(9_000, 5_000, 8_000));
                default -> plan.reductions.remove(category);
            }
        }
    }

    private void caps(final PlanBuilder plan) {
        final long firstFen = amount(scaleFen);
        for (int i = draw.below(4); i > 0; i--) {
            final Period period = draw.oneOf(Period.values());
            final Measure measure = draw.oneOf(Measure.values());
            final String group = measure == Measure.OF_PAYMENT
                    ? draw.oneOf("pool", "cap/paid", "cap/paid" + i)
                    : draw.oneOf("expense", "cap/expense", "cap/expense" + i);
            plan.caps.add(new CapRule(
                    period == Period.VISIT ? 0 : PlanBuilder.counter(group),
                    period,
                    keyed(() -> draw.chance(30) ? tied(firstFen) : amount(scaleFen)),
                    measure,
                    draw.oneOf(Beyond.values())));
        }
    }

    private long tied(final long firstFen) {
        return draw.oneOf(firstFen, firstFen / 2, firstFen * 2, 0L);
    }

    private void layers(final PlanBuilder plan) {
        for (int i = 1; i < FUNDS.length; i++) {
            if (draw.chance(50)) {
                plan.layer(layer(draw.chance(5) ? FUNDS[0] : FUNDS[i]));
            }
        }
    }

    private LayerBuilder layer(final String fund) {
        final int mask = draw.oneOf(
                Part.ABOVE_POOL.bit(),
                Part.mask(Part.REMAINING),
                Part.PROPORTION.bit(),
                Part.mask(Part.REMAINING) | Part.FIRST_SELF_PAY.bit() | Part.PRE_SELF_PAY.bit(),
                draw.below(1 << Part.values().length));
        final LayerBuilder layer = new LayerBuilder(fund, mask);
        layer.enabled = draw.chance(90);
        layer.eligibility =
                draw.chance(20) ? new Eligibility(Set.of(PersonStatus.RETIRED), Set.of(), 0) : Eligibility.ALL;
        layer.deductible = keyed(() -> draw.chance(40) ? 0L : amount(scaleFen / 4));
        layer.bands = keyed(() -> bands(4));
        layer.origin = draw.oneOf(Origin.values());
        layer.capFen = draw.chance(40) ? keyed(() -> amount(scaleFen)) : null;
        layer.cumulation = draw.oneOf(Cumulation.YEAR, Cumulation.YEAR, Cumulation.BILL);
        layer.reductionApplies = draw.chance(30);
        return layer;
    }

    private long amount(final long maxFen) {
        final long amountFen = draw.chance(20) ? draw.upTo(maxFen) / 100 * 100 : draw.upTo(maxFen);
        edgesFen.add(amountFen);
        return amountFen;
    }

    private <T> KeyedRows<T> keyed(final Supplier<T> values) {
        final List<KeyedRows.Row<T>> rows = new ArrayList<>();
        if (draw.chance(20)) {
            rows.add(new KeyedRows.Row<>(
                    new Selector(draw.below(3), null, 0, Selector.AGE_OPEN, null, null, null), values.get()));
        }
        if (draw.chance(10)) {
            rows.add(new KeyedRows.Row<>(
                    new Selector(draw.below(3), PersonStatus.RETIRED, 0, Selector.AGE_OPEN, null, null, null),
                    values.get()));
        }
        if (rows.isEmpty() || draw.chance(97)) {
            rows.add(new KeyedRows.Row<>(Selector.ANY, values.get()));
        }
        return KeyedRows.of(rows);
    }
}

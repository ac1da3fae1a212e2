package io.yidi.gateway.policy.plane;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 累计类别: what one counter of a region adds up over a benefit year, for those who ask how much has come together.
 *
 * @param insuranceType {@code insutype}
 * @param kind what it adds up
 * @param fundCode six digits of the fund; {@link #NO_FUND} where it concerns none, or several that cannot be told apart
 * @param benefitYearStart month × 100 + day on which a benefit year begins
 * @param counterId as {@link CounterId} makes it
 */
public record Accumulation(int insuranceType, Kind kind, String fundCode, int benefitYearStart, long counterId) {

    /** Of no fund. */
    public static final String NO_FUND = "";

    /** The personal account, as settlements name it. */
    private static final String ACCOUNT = "310200";

    /** 累计内容: what is added up. */
    public enum Kind {
        /** 住院次数: a count; all others are fen. */
        STAYS,
        /** 起付线. */
        DEDUCTIBLE,
        /** 统筹分段费用: what the pool looked at. */
        POOL_EXPENSE,
        /** 其后各层的费用: what a fund behind the pool looked at. */
        LAYER_EXPENSE,
        /** 支付: what a fund, or the account, paid. */
        PAID
    }

    /**
     * What the counters of some plans add up; each counter once, however many plans share it.
     *
     * @param plans of one region
     * @return in the order of the plans
     */
    static List<Accumulation> of(final List<Plan> plans) {
        final Map<Long, Accumulation> byCounter = new LinkedHashMap<>();
        for (final Plan plan : plans) {
            final PlanCounters counters = plan.counters();
            put(byCounter, plan, Kind.STAYS, NO_FUND, counters.stays());
            put(byCounter, plan, Kind.DEDUCTIBLE, NO_FUND, counters.deductible());
            put(byCounter, plan, Kind.POOL_EXPENSE, plan.poolFund().code(), counters.expense());
            put(byCounter, plan, Kind.PAID, plan.poolFund().code(), counters.poolPaid());
            if (plan.accountMask() != 0) {
                put(byCounter, plan, Kind.PAID, ACCOUNT, counters.accountPaid());
            }
            for (final LayerRule layer : plan.layers()) {
                if (layer.enabled()) {
                    put(byCounter, plan, Kind.LAYER_EXPENSE, layer.fund().code(), layer.baseCounterId());
                    put(byCounter, plan, Kind.PAID, layer.fund().code(), layer.paidCounterId());
                }
            }
        }
        return List.copyOf(byCounter.values());
    }

    private static void put(
            final Map<Long, Accumulation> byCounter,
            final Plan plan,
            final Kind kind,
            final String fundCode,
            final long counterId) {
        if (counterId != CounterId.NONE) {
            byCounter.merge(
                    counterId,
                    new Accumulation(plan.insuranceType(), kind, fundCode, plan.benefitYearStart(), counterId),
                    Accumulation::merged);
        }
    }

    private static Accumulation merged(final Accumulation one, final Accumulation other) {
        return one.fundCode.equals(other.fundCode)
                ? one
                : new Accumulation(one.insuranceType, one.kind, NO_FUND, one.benefitYearStart, one.counterId);
    }
}

package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.CareType;
import java.util.List;

/** 方案表: the plans of a region by insurance and kind of care. Immutable; finding one allocates nothing. */
final class PlanTable {

    private static final Plan[] NONE = {};

    private final int[] insuranceTypes;
    private final Plan[][][] plans;

    PlanTable(final List<Plan> all) {
        insuranceTypes =
                all.stream().mapToInt(Plan::insuranceType).sorted().distinct().toArray();
        plans = new Plan[insuranceTypes.length][CareType.values().length][];
        for (int i = 0; i < insuranceTypes.length; i++) {
            for (final CareType careType : CareType.values()) {
                plans[i][careType.ordinal()] = of(all, insuranceTypes[i], careType);
            }
        }
    }

    /** The plan for the disease if there is one on this day, else the one for any disease, else {@code null}. */
    Plan find(final int insuranceType, final CareType careType, final long diseaseKey, final int epochDay) {
        Plan general = null;
        for (final Plan plan : candidates(insuranceType, careType)) {
            if (plan.covers(epochDay)) {
                if (plan.diseaseKey() == diseaseKey) {
                    return plan;
                }
                if (plan.diseaseKey() == 0) {
                    general = plan;
                }
            }
        }
        return general;
    }

    private Plan[] candidates(final int insuranceType, final CareType careType) {
        for (int i = 0; i < insuranceTypes.length; i++) {
            if (insuranceTypes[i] == insuranceType && careType != null) {
                return plans[i][careType.ordinal()];
            }
        }
        return NONE;
    }

    private static Plan[] of(final List<Plan> all, final int insuranceType, final CareType careType) {
        return all.stream()
                .filter(plan -> plan.insuranceType() == insuranceType && plan.careType() == careType)
                .toArray(Plan[]::new);
    }
}

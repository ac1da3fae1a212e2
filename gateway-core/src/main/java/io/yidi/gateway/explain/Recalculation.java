package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.RegionPolicy;

/** 另行计算: what somebody else makes of a bill, for an explanation to be held against. */
@FunctionalInterface
public interface Recalculation {

    /**
     * Computes a split.
     *
     * @param facts of the bill
     * @param region insured region
     * @param category what the bill is settled as
     * @return its amounts
     */
    Split split(Facts facts, RegionPolicy region, BenefitCategory category);
}

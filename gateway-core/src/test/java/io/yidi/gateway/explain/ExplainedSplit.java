package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.RegionPolicy;
import java.util.Map;

/** The computation of an explanation alone, for bills that come from no record. */
public final class ExplainedSplit {

    private final Steps steps = new Steps();
    private final SplitSteps computation;
    private final Split split;

    public ExplainedSplit(final Facts facts, final RegionPolicy region, final BenefitCategory category) {
        computation = new SplitSteps(facts, region, category, steps);
        split = computation.explain();
    }

    public Split split() {
        return split;
    }

    public Map<Facts.Counter, Long> added() {
        return computation.counters().added();
    }

    /** Points in which the computation contradicts itself. */
    public int differences() {
        return steps.differences().size();
    }
}

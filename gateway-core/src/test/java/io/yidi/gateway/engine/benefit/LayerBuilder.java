package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.Eligibility;
import io.yidi.gateway.policy.plane.Fund;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.LayerRule.Cumulation;
import io.yidi.gateway.policy.plane.LayerRule.Origin;
import io.yidi.gateway.policy.plane.Part;
import java.util.Set;

/** A layer for tests; its counters are named after its fund. */
final class LayerBuilder {

    final String fund;
    final int baseMask;
    boolean enabled = true;
    Eligibility eligibility = Eligibility.ALL;
    KeyedRows<Long> deductible = KeyedRows.ofAll(0L);
    KeyedRows<BandTable> bands = KeyedRows.ofAll(PlanBuilder.bands("100%"));
    Origin origin = Origin.ZERO;
    KeyedRows<Long> capFen;
    Cumulation cumulation = Cumulation.YEAR;
    boolean reductionApplies;

    LayerBuilder(final String fund, final int baseMask) {
        this.fund = fund;
        this.baseMask = baseMask;
    }

    static LayerBuilder above(final String fund) {
        return new LayerBuilder(fund, Part.ABOVE_POOL.bit());
    }

    static LayerBuilder remaining(final String fund) {
        return new LayerBuilder(fund, Part.mask(Part.REMAINING));
    }

    static LayerBuilder on(final String fund, final Set<Part> parts) {
        return new LayerBuilder(fund, Part.mask(parts));
    }

    LayerBuilder deductible(final String amount) {
        deductible = KeyedRows.ofAll(Person.fen(amount));
        return this;
    }

    LayerBuilder bands(final String text) {
        bands = KeyedRows.ofAll(PlanBuilder.bands(text));
        return this;
    }

    LayerBuilder edgesAboveDeductible() {
        origin = Origin.DEDUCTIBLE;
        return this;
    }

    LayerBuilder cap(final String amount) {
        capFen = KeyedRows.ofAll(Person.fen(amount));
        return this;
    }

    LayerBuilder byBill() {
        cumulation = Cumulation.BILL;
        return this;
    }

    LayerBuilder reduced() {
        reductionApplies = true;
        return this;
    }

    LayerBuilder disabled() {
        enabled = false;
        return this;
    }

    LayerBuilder eligible(final Eligibility whom) {
        eligibility = whom;
        return this;
    }

    LayerRule build() {
        return new LayerRule(
                fund,
                Fund.of(fund, fund),
                enabled,
                eligibility,
                baseMask,
                deductible,
                bands,
                origin,
                capFen,
                cumulation,
                reductionApplies,
                PlanBuilder.counter("base/" + fund),
                PlanBuilder.counter("paid/" + fund),
                PlanBuilder.counter("refunds/" + fund));
    }
}

package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.RegionPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One person's counters in memory: settlements add to them, refunds subtract what was recorded. */
final class CounterTotals implements CounterView {

    record Contribution(long counterId, int period, long delta) {}

    private record Key(long counterId, int period) {}

    private final Map<Key, Long> values = new HashMap<>();

    @Override
    public long value(final long counterId, final int period) {
        return values.getOrDefault(new Key(counterId, period), 0L);
    }

    static List<Contribution> of(final BenefitResult result) {
        final List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < result.contributionCount(); i++) {
            contributions.add(new Contribution(result.counterId(i), result.period(i), result.deltaFen(i)));
        }
        return contributions;
    }

    void add(final List<Contribution> settlement) {
        settlement.forEach(entry -> add(entry.counterId, entry.period, entry.delta));
    }

    void subtract(final List<Contribution> settlement) {
        settlement.forEach(entry -> add(entry.counterId, entry.period, -entry.delta));
    }

    void countRefund(final List<Contribution> settlement, final RegionPolicy region) {
        region.plans().stream()
                .flatMap(plan -> plan.layers().stream())
                .distinct()
                .forEach(layer -> countRefund(settlement, layer));
    }

    private void countRefund(final List<Contribution> settlement, final LayerRule layer) {
        settlement.stream()
                .filter(entry -> entry.counterId == layer.baseCounterId())
                .mapToInt(Contribution::period)
                .distinct()
                .forEach(period -> add(layer.refundCounterId(), period, 1));
    }

    void add(final long counterId, final int period, final long delta) {
        values.merge(new Key(counterId, period), delta, Long::sum);
        values.remove(new Key(counterId, period), 0L);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

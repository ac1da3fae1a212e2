package io.yidi.gateway.engine.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The calculator against the exact reference, bill after bill of random people under random plans. How many is set by
 * {@code -Dyidi.split.cases}, where they start by {@code -Dyidi.split.seed}; a failure names the seed of its person.
 */
@DisplayName("INV-3 to INV-8, INV-10, BJ-31b: every amount and every counter equals the exact reference")
class SplitAgainstReferenceTest {

    private static final int CASES = Integer.getInteger("yidi.split.cases", Portion.of(50_000));
    private static final long FIRST_SEED = Long.getLong("yidi.split.seed", 20_260_101L);
    private static final int BILLS_OF_A_PERSON = 8;

    private final BenefitCalculator calculator = new BenefitCalculator();
    private final BenefitResult result = new BenefitResult();
    private final Map<ResultCode, Integer> answers = new EnumMap<>(ResultCode.class);

    @Test
    void shouldEqualTheReference() {
        for (long person = 0; person < CASES / BILLS_OF_A_PERSON; person++) {
            settleAll(FIRST_SEED + person);
        }
        final int done = answers.getOrDefault(ResultCode.DONE, 0);
        assertTrue(done > CASES / 10 * 8, () -> "expected nearly all bills to settle: " + answers);
    }

    private void settleAll(final long seed) {
        final Draw draw = new Draw(seed);
        final RandomPlans plans = new RandomPlans(draw);
        final RegionPolicy region = plans.region();
        final RandomBills bills = new RandomBills(draw, plans, region);
        final CounterTotals counters = new CounterTotals();
        final List<List<CounterTotals.Contribution>> settled = new ArrayList<>();
        for (int i = 0; i < BILLS_OF_A_PERSON; i++) {
            final BenefitRequest bill = bills.next(counters);
            final int number = i;
            calculator.calculate(bill, counters, result);
            assertEquals(
                    ReferenceSplit.of(bill, counters),
                    Outcome.of(result),
                    () -> "seed=" + seed + " bill=" + number + ": run with -Dyidi.split.seed=" + seed
                            + " -Dyidi.split.cases=" + BILLS_OF_A_PERSON);
            answers.merge(result.code(), 1, Integer::sum);
            final List<CounterTotals.Contribution> recorded = CounterTotals.of(result);
            counters.add(recorded);
            settled.add(recorded);
            takeBackSome(draw, region, counters, settled);
        }
        settled.forEach(counters::subtract);
    }

    private static void takeBackSome(
            final Draw draw,
            final RegionPolicy region,
            final CounterTotals counters,
            final List<List<CounterTotals.Contribution>> settled) {
        if (draw.chance(25)) {
            final List<CounterTotals.Contribution> recorded = settled.remove(draw.below(settled.size()));
            counters.subtract(recorded);
            if (draw.chance(70)) {
                counters.countRefund(recorded, region);
            }
        }
    }
}

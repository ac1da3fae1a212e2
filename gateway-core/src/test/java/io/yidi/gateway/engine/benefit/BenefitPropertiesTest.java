package io.yidi.gateway.engine.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Fen;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("What holds for every bill under every plan")
class BenefitPropertiesTest {

    private static final int PEOPLE = Portion.of(1_000);
    private static final int BILLS_OF_A_PERSON = 6;
    private static final long FIRST_SEED = 7_000_000L;

    private final BenefitCalculator calculator = new BenefitCalculator();
    private final BenefitResult result = new BenefitResult();

    /** Looks at a bill that was just calculated, before it is added to the counters. */
    private interface Check {
        void check(BenefitRequest bill, CounterTotals counters, String seed);
    }

    @Test
    @DisplayName("INV-2, INV-3, INV-4: total = funds + personal, personal = account + cash, nothing negative")
    void shouldAddUp() {
        forEveryBill((bill, counters, seed) -> {
            final long billFen = bill.parts.totalFen();
            assertAddsUp(result.total(), billFen, seed);
            assertEquals(billFen, sumOfYears(), seed);
            long fundsFen = 0;
            for (int i = 0; i < result.fundCount(); i++) {
                assertTrue(result.fundFen(i) >= 0, seed);
                fundsFen += result.fundFen(i);
            }
            assertEquals(result.total().fundTotalFen, fundsFen, seed);
        });
    }

    @Test
    @DisplayName("INV-10: settling and taking back all, in any order, returns the counters to the start")
    void shouldReturnTheCountersToTheStart() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PEOPLE; seed++) {
            final Draw draw = new Draw(seed);
            final RandomPlans plans = new RandomPlans(draw);
            final RandomBills bills = new RandomBills(draw, plans, plans.region());
            final CounterTotals counters = new CounterTotals();
            final List<List<CounterTotals.Contribution>> settled = new ArrayList<>();
            for (int i = 0; i < BILLS_OF_A_PERSON; i++) {
                calculator.calculate(bills.next(counters), counters, result);
                settled.add(CounterTotals.of(result));
                counters.add(settled.get(settled.size() - 1));
            }
            while (!settled.isEmpty()) {
                counters.subtract(settled.remove(draw.below(settled.size())));
            }
            assertTrue(counters.isEmpty(), "seed=" + seed + " left=" + counters);
        }
    }

    /**
     * One more fen in scope never lowers what the pool pays. Nor what any layer pays, where one fen more can only add
     * to its base: the bill is in one year, the plan rounds once a fund, takes no first self-pay, and its layers look
     * at what is above the pool or at the whole remainder. Elsewhere a rounding can shift one fen from one base to
     * another.
     */
    @Test
    @DisplayName("INV-5: one more fen in scope never lowers a fund")
    void shouldNeverPayLessForMore() {
        final BenefitResult more = new BenefitResult();
        forEveryBill((bill, counters, seed) -> {
            if (result.yearCount() > 1 || bill.parts.totalFen() >= Fen.BILL_MAX) {
                return;
            }
            bill.parts.inScopeFen++;
            calculator.calculate(bill, counters, more);
            bill.parts.inScopeFen--;
            assertTrue(more.total().poolFen >= result.total().poolFen, seed);
            assertEquals(result.total().parts.totalFen() + 1, more.total().parts.totalFen(), seed);
            for (int i = 0; i < result.fundCount() && isPlain(result.plan(), bill); i++) {
                assertTrue(
                        more.fundFen(i) >= result.fundFen(i),
                        seed + " fund=" + result.fund(i).code());
            }
        });
    }

    @Test
    @Tag("allocation")
    void shouldNotAllocate() {
        final List<BenefitRequest> bills = new ArrayList<>();
        for (long seed = 1; seed <= 200; seed++) {
            final Draw draw = new Draw(seed);
            final RandomPlans plans = new RandomPlans(draw);
            bills.add(new RandomBills(draw, plans, plans.region()).next(new CounterTotals()));
        }
        final CounterView counters = (counterId, period) -> counterId >>> 52;
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long self = Thread.currentThread().getId();
        calculateAll(bills, counters);
        threads.getThreadAllocatedBytes(self);

        final long before = threads.getThreadAllocatedBytes(self);
        for (int i = 0; i < 100; i++) {
            calculateAll(bills, counters);
        }

        final long allocatedBytes = threads.getThreadAllocatedBytes(self) - before;
        assertTrue(allocatedBytes < 100 * bills.size(), "expected nothing for a bill, found in all=" + allocatedBytes);
    }

    private void calculateAll(final List<BenefitRequest> bills, final CounterView counters) {
        for (int i = 0; i < bills.size(); i++) {
            calculator.calculate(bills.get(i), counters, result);
        }
    }

    private void forEveryBill(final Check check) {
        for (long person = FIRST_SEED; person < FIRST_SEED + PEOPLE; person++) {
            final Draw draw = new Draw(person);
            final RandomPlans plans = new RandomPlans(draw);
            final RegionPolicy region = plans.region();
            final RandomBills bills = new RandomBills(draw, plans, region);
            final CounterTotals counters = new CounterTotals();
            for (int i = 0; i < BILLS_OF_A_PERSON; i++) {
                final BenefitRequest bill = bills.next(counters);
                calculator.calculate(bill, counters, result);
                if (result.code() == ResultCode.DONE) {
                    check.check(bill, counters, "seed=" + person + " bill=" + i);
                    counters.add(CounterTotals.of(result));
                }
            }
        }
    }

    private long sumOfYears() {
        long sumFen = 0;
        for (int i = 0; i < result.yearCount(); i++) {
            final BenefitAmounts year = result.year(i);
            assertAddsUp(year, year.parts.totalFen(), "year=" + result.benefitYear(i));
            sumFen += year.parts.totalFen();
        }
        return sumFen;
    }

    private static void assertAddsUp(final BenefitAmounts amounts, final long totalFen, final String seed) {
        assertEquals(totalFen, amounts.fundTotalFen + amounts.personalFen, seed);
        assertEquals(amounts.personalFen, amounts.accountFen + amounts.cashFen, seed);
        assertTrue(
                amounts.poolFen >= 0
                        && amounts.poolFen <= amounts.fundTotalFen
                        && amounts.personalFen >= 0
                        && amounts.accountFen >= 0
                        && amounts.cashFen >= 0
                        && amounts.deductibleFen >= 0
                        && amounts.firstSelfPayFen >= 0
                        && amounts.deductibleFen + amounts.firstSelfPayFen + amounts.poolFen
                                <= amounts.parts.inScopeFen,
                seed);
    }

    private static boolean isPlain(final Plan plan, final BenefitRequest bill) {
        final int remainder = Part.mask(Part.REMAINING);
        return plan.rounding() == Plan.Rounding.COMPONENT
                && plan.reduction(bill.context.category).kind() != ReductionRule.Kind.FIRST_SELF_PAY
                && plan.layers().stream()
                        .allMatch(layer -> layer.baseMask() == Part.ABOVE_POOL.bit()
                                || (layer.baseMask() & remainder) == remainder);
    }
}

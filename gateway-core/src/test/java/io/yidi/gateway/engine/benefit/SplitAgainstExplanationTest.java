package io.yidi.gateway.engine.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.explain.ExplainedSplit;
import io.yidi.gateway.explain.Facts;
import io.yidi.gateway.explain.Parts;
import io.yidi.gateway.explain.Split;
import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The calculator against the explanations, bill after bill of random people under random plans: whatever the calculator
 * pays is explained to the same fen. A failure names the seed of its person.
 */
@DisplayName("NAT-17, INV-3 to INV-8: every amount and every counter is explained")
class SplitAgainstExplanationTest {

    private static final int PERSONS = Integer.getInteger("yidi.explain.persons", Portion.of(600));
    private static final long FIRST_SEED = Long.getLong("yidi.explain.seed", 20_260_601L);
    private static final int BILLS_OF_A_PERSON = 8;

    private final BenefitCalculator calculator = new BenefitCalculator();
    private final BenefitResult result = new BenefitResult();
    private int explained;

    @Test
    void shouldExplainEveryAmount() {
        for (int person = 0; person < PERSONS; person++) {
            settleAll(FIRST_SEED + person);
        }
        assertTrue(explained > PERSONS * BILLS_OF_A_PERSON / 10 * 8, "explained: " + explained);
    }

    private void settleAll(final long seed) {
        final Draw draw = new Draw(seed);
        final RandomPlans plans = new RandomPlans(draw);
        final RegionPolicy region = plans.region();
        final RandomBills bills = new RandomBills(draw, plans, region);
        final CounterTotals counters = new CounterTotals();
        for (int i = 0; i < BILLS_OF_A_PERSON; i++) {
            final BenefitRequest bill = bills.next(counters);
            final Map<Facts.Counter, Long> reads = new HashMap<>();
            calculator.calculate(bill, recording(counters, reads), result);
            if (result.code() == ResultCode.DONE) {
                explain(bill, reads, "seed=" + seed + " bill=" + i);
            }
            final List<CounterTotals.Contribution> recorded = CounterTotals.of(result);
            counters.add(recorded);
            if (draw.chance(20)) {
                counters.subtract(recorded);
                counters.countRefund(recorded, region);
            }
        }
    }

    private void explain(final BenefitRequest bill, final Map<Facts.Counter, Long> reads, final String which) {
        final ExplainedSplit explanation = new ExplainedSplit(facts(bill, reads), bill.region, bill.context.category);
        assertEquals(calculated(bill), explanation.split(), which);
        final Map<Facts.Counter, Long> contributions = new HashMap<>();
        for (int i = 0; i < result.contributionCount(); i++) {
            contributions.merge(
                    new Facts.Counter(result.counterId(i), result.period(i)), result.deltaFen(i), Long::sum);
        }
        assertEquals(contributions, explanation.added(), which);
        assertEquals(0, explanation.differences(), which);
        explained++;
    }

    private static CounterView recording(final CounterView counters, final Map<Facts.Counter, Long> reads) {
        return (counterId, period) -> {
            final long value = counters.value(counterId, period);
            reads.put(new Facts.Counter(counterId, period), value);
            return value;
        };
    }

    private static Facts facts(final BenefitRequest bill, final Map<Facts.Counter, Long> reads) {
        return new Facts(
                0,
                0,
                bill.admissionEpochDay,
                bill.planEpochDay,
                bill.careType,
                false,
                false,
                false,
                bill.useAccount,
                bill.insuranceType,
                bill.diseaseKey,
                bill.referralStep.value(),
                bill.context.level,
                bill.referredFromLevel,
                ResultCode.DONE,
                HospitalRank.NONE,
                Optional.of(new Facts.Person(0, 0, bill.context, bill.accountBalanceFen)),
                ResultCode.DONE,
                Optional.empty(),
                false,
                Optional.empty(),
                parts(bill.parts),
                reads);
    }

    private static Parts parts(final BillParts parts) {
        return new Parts(parts.inScopeFen, parts.preSelfPayFen, parts.overLimitFen, parts.ownPayFen);
    }

    private Split calculated(final BenefitRequest bill) {
        final BenefitAmounts total = result.total();
        return new Split(
                bill.context.category.name(),
                result.illustrative(),
                total.parts.totalFen(),
                parts(total.parts),
                total.firstSelfPayFen,
                total.deductibleFen,
                total.fundTotalFen,
                total.personalFen,
                total.accountFen,
                total.cashFen,
                bill.accountBalanceFen - total.accountFen,
                funds(),
                years(),
                result.plan().id());
    }

    private List<Split.FundAmount> funds() {
        final List<Split.FundAmount> funds = new ArrayList<>();
        for (int i = 0; i < result.fundCount(); i++) {
            funds.add(new Split.FundAmount(
                    result.fund(i).code(), result.fundFen(i), result.fund(i).name()));
        }
        return funds;
    }

    private List<Split.YearAmount> years() {
        final List<Split.YearAmount> years = new ArrayList<>();
        for (int i = 0; i < result.yearCount(); i++) {
            final BenefitAmounts year = result.year(i);
            years.add(new Split.YearAmount(
                    result.benefitYear(i),
                    year.parts.totalFen(),
                    year.parts.inScopeFen,
                    year.deductibleFen,
                    year.fundTotalFen,
                    year.personalFen));
        }
        return years;
    }
}

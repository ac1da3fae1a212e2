package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CapRule.Beyond;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import io.yidi.gateway.policy.plane.FigureTrust;
import io.yidi.gateway.policy.plane.Fund;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.PlanCounters;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.protocol.ResultCode;

/**
 * 待遇计算: what each fund and the person pay of a bill.
 *
 * <p>Amounts in fen, ratios in bp. Deterministic: the result depends on the arguments alone. One owner thread, reused
 * from bill to bill, no allocation after construction. A bill whose expense line leaves 9 × 10<sup>14</sup> fen throws
 * {@link ArithmeticException}.
 */
public final class BenefitCalculator {

    private static final int EVERY_PART = -1;
    private static final int IN_SCOPE_REMAINDER =
            Part.ABOVE_POOL.bit() | Part.PROPORTION.bit() | Part.DEDUCTIBLE.bit() | Part.FIRST_SELF_PAY.bit();

    private final StaySplitter stay = new StaySplitter();
    private final Accumulators counters = new Accumulators();
    private final DeductibleCalculator deductible = new DeductibleCalculator();
    private final PoolCalculator pool = new PoolCalculator();
    private final LayerCalculator layers = new LayerCalculator();
    private final UnpaidParts unpaid = new UnpaidParts();
    private BenefitRequest request;
    private BenefitResult result;
    private long accountBalanceFen;
    private long uses;

    /**
     * Computes the benefit of a bill.
     *
     * @param bill its parts must not be negative; its context is read, and left as it was
     * @param before the person's counters before the bill
     * @param outcome cleared and filled
     */
    public void calculate(final BenefitRequest bill, final CounterView before, final BenefitResult outcome) {
        request = bill;
        result = outcome;
        result.clear();
        final Plan plan = planOn(request.planEpochDay);
        if (plan == null || !stay.split(plan, request)) {
            result.fail(ResultCode.PLAN_MISSING, null);
            return;
        }
        counters.open(before, result);
        deductible.openStay();
        accountBalanceFen = request.useAccount ? Math.max(0, request.accountBalanceFen) : 0;
        calculateYears(plan);
    }

    private void calculateYears(final Plan ofDischarge) {
        for (int i = 0; i < stay.count(); i++) {
            final int planEpochDay = stay.planEpochDay(i);
            final Plan plan = planEpochDay == request.planEpochDay ? ofDischarge : planOn(planEpochDay);
            if (plan == null) {
                result.fail(ResultCode.PLAN_MISSING, null);
                return;
            }
            counters.openYear(stay.benefitYear(i), stay.benefitYearStart(), planEpochDay);
            if (!calculateYear(plan, stay.parts(i), result.openYear(stay.benefitYear(i), plan))) {
                result.fail(ResultCode.PLAN_ROW_MISSING, plan);
                return;
            }
        }
        result.succeed();
    }

    private Plan planOn(final int epochDay) {
        return request.region.plan(request.insuranceType, request.careType, request.diseaseKey, epochDay);
    }

    /** Returns false if no row of the plan fits the person. */
    private boolean calculateYear(final Plan plan, final BillParts parts, final BenefitAmounts year) {
        year.parts.copyFrom(parts);
        year.firstSelfPayFen = plan.reduction(request.context.category).firstSelfPayFen(parts.inScopeFen);
        final long expenseFen = parts.inScopeFen - year.firstSelfPayFen;
        if (!takeDeductible(plan, expenseFen, year)
                || !payFromPool(plan, expenseFen, year)
                || !payFromLayers(plan, year)) {
            return false;
        }
        result.noteTrust(plan.isIllustrative(request.context, uses));
        year.personalFen = parts.totalFen() - year.fundTotalFen;
        payFromAccount(plan, year);
        return true;
    }

    private boolean takeDeductible(final Plan plan, final long expenseFen, final BenefitAmounts year) {
        final long openFen = deductible.openFen(plan, request, counters);
        if (openFen == DeductibleCalculator.ROW_MISSING) {
            return false;
        }
        year.deductibleFen = deductible.takeFen(plan, openFen, expenseFen);
        return true;
    }

    private boolean payFromPool(final Plan plan, final long expenseFen, final BenefitAmounts year) {
        final long startFen = plan.bandScope() == BandScope.YEAR
                ? counters.ofYear(plan.counters().expense())
                : 0;
        year.poolFen = pool.payFen(plan, request.context, counters, startFen, year.deductibleFen, expenseFen, unpaid);
        if (year.poolFen == DeductibleCalculator.ROW_MISSING) {
            return false;
        }
        addFund(plan.poolFund(), year.poolFen, year);
        notePool(plan);
        unpaid.setFen(Part.FIRST_SELF_PAY, year.firstSelfPayFen);
        unpaid.setFen(Part.PRE_SELF_PAY, year.parts.preSelfPayFen);
        unpaid.setFen(Part.OVER_LIMIT, year.parts.overLimitFen);
        unpaid.setFen(Part.OWN_PAY, year.parts.ownPayFen);
        recordPool(plan, expenseFen, year);
        return true;
    }

    private void recordPool(final Plan plan, final long expenseFen, final BenefitAmounts year) {
        final PlanCounters ids = plan.counters();
        counters.addToYear(ids.stays(), 1);
        counters.addToYear(ids.deductible(), year.deductibleFen);
        counters.addToYear(ids.expense(), expenseFen);
        counters.addToYear(ids.poolPaid(), year.poolFen);
        for (int i = 0; i < plan.caps().size(); i++) {
            final CapRule cap = plan.caps().get(i);
            counters.addForCap(
                    cap.counterId(), cap.period(), cap.measure() == Measure.OF_PAYMENT ? year.poolFen : expenseFen);
        }
    }

    private boolean payFromLayers(final Plan plan, final BenefitAmounts year) {
        final int visibleMask = pool.beyond(plan) == Beyond.PERSON ? ~Part.ABOVE_POOL.bit() : EVERY_PART;
        for (int i = 0; i < plan.layers().size(); i++) {
            final LayerRule layer = plan.layers().get(i);
            if (layer.enabled() && layer.eligibility().includes(request.context)) {
                final long paidFen = layers.payFen(
                        layer,
                        layer.baseMask() & visibleMask,
                        request.context,
                        layer.reductionApplies() ? plan.reduction(request.context.category) : ReductionRule.NONE,
                        plan.rounding(),
                        counters,
                        unpaid);
                if (paidFen == DeductibleCalculator.ROW_MISSING) {
                    return false;
                }
                addFund(layer.fund(), paidFen, year);
                noteLayer(i);
            }
        }
        return true;
    }

    /** The pool's figures are used, and those of the cap that left something above it. */
    private void notePool(final Plan plan) {
        uses = FigureTrust.POOL;
        if (unpaid.exact(Part.ABOVE_POOL.bit()) > 0) {
            uses |= FigureTrust.cap(pool.bindingCap(plan));
        }
    }

    private void noteLayer(final int index) {
        if (layers.hasBase()) {
            uses |= FigureTrust.layer(index);
        }
        if (layers.isCutByCap()) {
            uses |= FigureTrust.layerCap(index);
        }
    }

    private void addFund(final Fund fund, final long paidFen, final BenefitAmounts year) {
        result.addFund(fund, paidFen);
        year.fundTotalFen += paidFen;
    }

    private void payFromAccount(final Plan plan, final BenefitAmounts year) {
        final boolean paysInScope = (plan.accountMask() & IN_SCOPE_REMAINDER) != 0;
        final int mask = paysInScope ? plan.accountMask() | IN_SCOPE_REMAINDER : plan.accountMask();
        final long allowedFen = unpaid.wholeFen(unpaid.exact(mask));
        year.accountFen = Math.min(accountBalanceFen, allowedFen);
        year.cashFen = year.personalFen - year.accountFen;
        accountBalanceFen -= year.accountFen;
        counters.addToYear(plan.counters().accountPaid(), year.accountFen);
    }
}

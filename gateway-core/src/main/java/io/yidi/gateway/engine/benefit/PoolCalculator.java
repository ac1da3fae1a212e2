package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CapRule.Beyond;
import io.yidi.gateway.policy.plane.CapRule.Measure;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.StatusRule;

/**
 * 统筹基金: the pool's payment, and what it leaves of the expense S that enters the plan (INV-5).
 *
 * <p>The bill occupies [C, C + S] of the expense line. The deductible D takes its beginning; from C + D the pool pays
 * by bands up to x, the smallest point where a cap binds, else C + S:
 *
 * <pre>
 *   OF_PAYMENT   where the exact sum of the bands reaches the cap's room; the pool then pays exactly the room
 *   OF_EXPENSE   at C + min(S, room), never before C + D
 * </pre>
 *
 * <p>Where two caps bind at one point, the first listed decides who bears the rest, and an OF_PAYMENT cap what is
 * paid. With rounding by band the payment is also limited to every room that the exact sum has not reached. A stay in
 * two years is a visit in each of them.
 */
final class PoolCalculator {

    /** No cap ends the pool's payment. */
    static final int NO_CAP = -1;

    private final BandCalculator line = new BandCalculator();
    private final long[] roomOrPointFen = new long[Plan.CAPS_MAX];
    private long paymentRoomFen;
    private long expenseEndFen;
    private boolean paymentBinds;

    /**
     * Pays, and sets the parts of S that are left.
     *
     * @param startFen C
     * @param deductibleFen D
     * @param expenseFen S
     * @param left takes the denominator, deductible, proportion and above-pool
     * @return the pool's payment in fen, or {@link DeductibleCalculator#ROW_MISSING}
     */
    long payFen(
            final Plan plan,
            final BenefitContext context,
            final Accumulators counters,
            final long startFen,
            final long deductibleFen,
            final long expenseFen,
            final UnpaidParts left) {
        final BandTable bands = plan.bands().find(context);
        if (bands == null || !placeCaps(plan, context, counters, startFen, deductibleFen, expenseFen)) {
            return DeductibleCalculator.ROW_MISSING;
        }
        line.use(bands, tilt(plan, context), plan.reduction(context.category));
        final long fromFen = startFen + deductibleFen;
        paymentBinds = line.reaches(paymentRoomFen, fromFen, expenseEndFen);
        final long paidFen = paymentBinds
                ? paymentRoomFen
                : Math.min(paymentRoomFen, line.paidFen(fromFen, expenseEndFen, 0, 1, plan.rounding()));
        leave(left, fromFen, deductibleFen, expenseFen, paidFen);
        return paidFen;
    }

    /** Who bears the expense above x: the first listed of the caps that bind there decides. */
    Beyond beyond(final Plan plan) {
        final int cap = bindingCap(plan);
        return cap == NO_CAP ? Beyond.LAYERS : plan.caps().get(cap).beyond();
    }

    /** Index of the first listed cap that ends the pool's payment, or {@link #NO_CAP}. */
    int bindingCap(final Plan plan) {
        for (int i = 0; i < plan.caps().size(); i++) {
            if (bindsAtEnd(plan.caps().get(i).measure(), roomOrPointFen[i])) {
                return i;
            }
        }
        return NO_CAP;
    }

    private boolean bindsAtEnd(final Measure measure, final long fen) {
        if (measure == Measure.OF_PAYMENT) {
            return paymentBinds && fen == paymentRoomFen;
        }
        return fen == (paymentBinds ? line.reachedFen() : expenseEndFen);
    }

    private boolean placeCaps(
            final Plan plan,
            final BenefitContext context,
            final Accumulators counters,
            final long startFen,
            final long deductibleFen,
            final long expenseFen) {
        paymentRoomFen = expenseFen + 1;
        expenseEndFen = startFen + expenseFen;
        for (int i = 0; i < plan.caps().size(); i++) {
            final CapRule cap = plan.caps().get(i);
            final Long amountFen = cap.amount().find(context);
            if (amountFen == null) {
                return false;
            }
            final long roomFen = Math.max(0, amountFen - counters.of(cap.counterId(), cap.period()));
            if (cap.measure() == Measure.OF_PAYMENT) {
                roomOrPointFen[i] = roomFen;
                paymentRoomFen = Math.min(paymentRoomFen, roomFen);
            } else {
                roomOrPointFen[i] = startFen + Math.max(deductibleFen, Math.min(expenseFen, roomFen));
                expenseEndFen = Math.min(expenseEndFen, roomOrPointFen[i]);
            }
        }
        return true;
    }

    private void leave(
            final UnpaidParts left,
            final long fromFen,
            final long deductibleFen,
            final long expenseFen,
            final long paidFen) {
        final long denominator = paymentBinds ? line.reachedDenominator() : 1;
        final long belowExact = paymentBinds
                ? (line.reachedFen() - fromFen) * denominator + line.reachedNumerator()
                : expenseEndFen - fromFen;
        left.clear(denominator);
        left.setExact(Part.DEDUCTIBLE, deductibleFen * denominator);
        left.setExact(Part.PROPORTION, belowExact - paidFen * denominator);
        left.setExact(Part.ABOVE_POOL, (expenseFen - deductibleFen) * denominator - belowExact);
    }

    private static StatusRule tilt(final Plan plan, final BenefitContext context) {
        for (int i = 0; i < plan.statusRules().size(); i++) {
            if (plan.statusRules().get(i).selector().matches(context)) {
                return plan.statusRules().get(i);
            }
        }
        return null;
    }
}

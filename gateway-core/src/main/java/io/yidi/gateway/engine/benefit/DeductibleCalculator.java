package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.protocol.sbe.ReferralStep;

/**
 * 起付标准: how much in-scope expense the person still bears before the pool pays.
 *
 * <p>A {@code PER_STAY} deductible is taken once a stay: its rest is carried into the stay's next benefit year (AMB-4),
 * beyond the reach of that year's maximum and waivers. A linked referral changes what a stay or visit takes; a yearly
 * deductible counts what the first hospital took anyway.
 */
final class DeductibleCalculator {

    /** No row of the plan fits the person. */
    static final long ROW_MISSING = -1;

    private static final long NOT_CARRIED = -1;

    private long carriedFen;

    void openStay() {
        carriedFen = NOT_CARRIED;
    }

    /** Deductible still open for the segment, or {@link #ROW_MISSING}. */
    long openFen(final Plan plan, final BenefitRequest request, final Accumulators counters) {
        final DeductibleRule rule = plan.deductible();
        if (rule.basis() == Basis.PER_STAY && carriedFen != NOT_CARRIED) {
            return carriedFen;
        }
        if (rule.basis() == Basis.NONE || rule.waives(request.diseaseKey, request.context.assistanceClass)) {
            return 0;
        }
        final long ruleFen = ruleFen(plan, request, counters);
        return ruleFen == ROW_MISSING || rule.yearMax() == null
                ? ruleFen
                : limitToYear(
                        ruleFen,
                        rule.yearMax().find(request.context),
                        counters.ofYear(plan.counters().deductible()));
    }

    /** Takes D = min(S, open) and carries the rest of a stay's deductible. */
    long takeFen(final Plan plan, final long openFen, final long expenseFen) {
        final long takenFen = Math.min(expenseFen, openFen);
        if (plan.deductible().basis() == Basis.PER_STAY) {
            carriedFen = openFen - takenFen;
        }
        return takenFen;
    }

    private static long ruleFen(final Plan plan, final BenefitRequest request, final Accumulators counters) {
        final DeductibleRule rule = plan.deductible();
        final int ordinal = rule.basis() == Basis.PER_STAY
                ? (int) counters.ofYear(plan.counters().stays()) + 1
                : 1;
        final long levelFen = amountFen(rule, request.context, ordinal);
        if (levelFen == ROW_MISSING) {
            return ROW_MISSING;
        }
        if (rule.basis() == Basis.PER_YEAR) {
            return Math.max(0, levelFen - counters.ofYear(plan.counters().deductible()));
        }
        return rule.referralContinues() ? afterReferral(rule, request, levelFen, ordinal) : levelFen;
    }

    private static long afterReferral(
            final DeductibleRule rule, final BenefitRequest request, final long levelFen, final int ordinal) {
        if (request.referralStep == ReferralStep.DOWNWARDS) {
            return 0;
        }
        if (request.referralStep != ReferralStep.UPWARDS) {
            return levelFen;
        }
        final int level = request.context.level;
        request.context.level = request.referredFromLevel;
        final long fromFen = amountFen(rule, request.context, ordinal);
        request.context.level = level;
        return fromFen == ROW_MISSING ? ROW_MISSING : Math.max(0, levelFen - fromFen);
    }

    private static long amountFen(final DeductibleRule rule, final BenefitContext context, final int ordinal) {
        final long[] amounts = rule.amounts().find(context);
        return amounts == null ? ROW_MISSING : amounts[Math.min(ordinal, amounts.length) - 1];
    }

    private static long limitToYear(final long ruleFen, final Long yearMaxFen, final long takenThisYearFen) {
        return yearMaxFen == null ? ROW_MISSING : Math.min(ruleFen, Math.max(0, yearMaxFen - takenThisYearFen));
    }
}

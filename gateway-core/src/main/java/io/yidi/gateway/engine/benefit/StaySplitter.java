package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.protocol.money.Ratio;

/**
 * 跨年分摊: divides a stay over the benefit years it has days in (BJ-31b, INV-8).
 *
 * <p>Days run from admission to the day before discharge, at least one (AMB-2); the years up to one get
 * round(part × days so far ÷ days) less what earlier years got, so the last takes the remainder. A bill that is not
 * split is one segment.
 */
final class StaySplitter {

    private final BillParts[] parts = new BillParts[BenefitResult.YEARS_MAX];
    private final BillParts given = new BillParts();
    private final BenefitYearMemo years = new BenefitYearMemo();
    private int firstYear;
    private int lastYear;
    private int yearStart;
    private int admissionEpochDay;
    private int dischargeEpochDay;
    private long days;

    StaySplitter() {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new BillParts();
        }
    }

    /** Returns false if the stay has days in more than {@link BenefitResult#YEARS_MAX} benefit years. */
    boolean split(final Plan plan, final BenefitRequest request) {
        yearStart = plan.benefitYearStart();
        dischargeEpochDay = request.planEpochDay;
        admissionEpochDay = request.admissionEpochDay;
        lastYear = years.yearOf(dischargeEpochDay, yearStart);
        firstYear = lastYear;
        if (plan.yearEnd() == Plan.YearEnd.SPLIT_BY_DAYS && admissionEpochDay < dischargeEpochDay) {
            firstYear = years.yearOf(admissionEpochDay, yearStart);
            lastYear = years.yearOf(dischargeEpochDay - 1, yearStart);
        }
        if (lastYear - firstYear >= BenefitResult.YEARS_MAX) {
            return false;
        }
        divide(request.parts);
        return true;
    }

    int count() {
        return lastYear - firstYear + 1;
    }

    int benefitYear(final int index) {
        return firstYear + index;
    }

    int benefitYearStart() {
        return yearStart;
    }

    /** Day that picks the segment's plan: its last day within its benefit year, the discharge if that lies in it. */
    int planEpochDay(final int index) {
        return Math.min(dischargeEpochDay, years.lastDayOf(benefitYear(index), yearStart));
    }

    BillParts parts(final int index) {
        return parts[index];
    }

    private void divide(final BillParts whole) {
        days = Math.max(1, dischargeEpochDay - admissionEpochDay);
        given.clear();
        for (int i = 0; i < count() - 1; i++) {
            final long daysSoFar = years.lastDayOf(benefitYear(i), yearStart) - admissionEpochDay + 1L;
            parts[i].set(
                    share(whole.inScopeFen, daysSoFar) - given.inScopeFen,
                    share(whole.preSelfPayFen, daysSoFar) - given.preSelfPayFen,
                    share(whole.overLimitFen, daysSoFar) - given.overLimitFen,
                    share(whole.ownPayFen, daysSoFar) - given.ownPayFen);
            given.add(parts[i]);
        }
        parts[count() - 1].set(
                whole.inScopeFen - given.inScopeFen,
                whole.preSelfPayFen - given.preSelfPayFen,
                whole.overLimitFen - given.overLimitFen,
                whole.ownPayFen - given.ownPayFen);
    }

    private long share(final long partFen, final long daysSoFar) {
        return Ratio.divideHalfUp(Math.multiplyExact(partFen, daysSoFar), days);
    }
}

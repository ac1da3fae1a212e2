package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.CivilDate;

/**
 * 待遇年度备忘: the benefit year a day lies in. Remembers the last one it found with its days, because one bill's days
 * mostly lie in the same year as those of the bill before. One thread; allocates nothing.
 */
final class BenefitYearMemo {

    private int yearStart;
    private int year;
    private int firstDay;
    private int lastDay = -1;

    /** The year of a day, as {@link CivilDate#benefitYear} names it. */
    int yearOf(final int epochDay, final int benefitYearStart) {
        if (benefitYearStart != yearStart || epochDay < firstDay || epochDay > lastDay) {
            remember(CivilDate.benefitYear(epochDay, benefitYearStart), benefitYearStart);
        }
        return year;
    }

    /** The last day of a year. */
    int lastDayOf(final int benefitYear, final int benefitYearStart) {
        return benefitYear == year && benefitYearStart == yearStart && firstDay <= lastDay
                ? lastDay
                : CivilDate.lastDayOf(benefitYear, benefitYearStart);
    }

    private void remember(final int benefitYear, final int benefitYearStart) {
        yearStart = benefitYearStart;
        year = benefitYear;
        firstDay = CivilDate.lastDayOf(benefitYear - 1, benefitYearStart) + 1;
        lastDay = CivilDate.lastDayOf(benefitYear, benefitYearStart);
    }
}

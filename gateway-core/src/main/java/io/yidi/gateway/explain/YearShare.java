package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 年度份额: what of a bill falls into one benefit year; days are counted one by one.
 *
 * @param benefitYear named by the calendar year it begins in
 * @param days of the stay in the year
 * @param allDays of the stay
 * @param planEpochDay picks the plan of the year
 * @param parts of the year
 */
record YearShare(int benefitYear, long days, long allDays, int planEpochDay, Parts parts) {

    /**
     * Divides a bill.
     *
     * @param plan of the last day
     * @param facts days and parts of the bill
     */
    static List<YearShare> divide(final Plan plan, final Facts facts) {
        final Map<Integer, Long> daysByYear = daysByYear(plan, facts);
        final long allDays =
                daysByYear.values().stream().mapToLong(Long::longValue).sum();
        final List<YearShare> shares = new ArrayList<>();
        Parts given = Parts.NONE;
        long daysSoFar = 0;
        for (final Map.Entry<Integer, Long> year : daysByYear.entrySet()) {
            daysSoFar += year.getValue();
            final Parts soFar = facts.parts().share(Fraction.ratio(daysSoFar, allDays));
            final int planEpochDay = Math.min(facts.lastEpochDay(), lastDay(year.getKey(), plan.benefitYearStart()));
            shares.add(new YearShare(year.getKey(), year.getValue(), allDays, planEpochDay, soFar.minus(given)));
            given = soFar;
        }
        return shares;
    }

    private static Map<Integer, Long> daysByYear(final Plan plan, final Facts facts) {
        final Map<Integer, Long> days = new TreeMap<>();
        if (plan.yearEnd() == Plan.YearEnd.SPLIT_BY_DAYS) {
            for (int day = facts.firstEpochDay(); day < facts.lastEpochDay(); day++) {
                days.merge(yearOf(day, plan.benefitYearStart()), 1L, Long::sum);
            }
        }
        if (days.isEmpty()) {
            days.put(yearOf(facts.lastEpochDay(), plan.benefitYearStart()), 1L);
        }
        return days;
    }

    private static int yearOf(final int epochDay, final int yearStart) {
        final LocalDate day = LocalDate.ofEpochDay(epochDay);
        return day.getMonthValue() * 100 + day.getDayOfMonth() >= yearStart ? day.getYear() : day.getYear() - 1;
    }

    private static int lastDay(final int year, final int yearStart) {
        return (int) LocalDate.of(year + 1, yearStart / 100, yearStart % 100).toEpochDay() - 1;
    }
}

package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.CounterId;
import io.yidi.gateway.policy.plane.Period;

/**
 * 累计项: reads a person's counters and records what the bill adds to them, one benefit year after the other.
 *
 * <p>A year sees the counters before the bill and what the earlier years of the same bill added, never its own.
 */
final class Accumulators {

    private CounterView before;
    private BenefitResult result;
    private int yearFrom;
    private int benefitYear;
    private int benefitYearStart;
    private int epochDay;

    void open(final CounterView counters, final BenefitResult target) {
        before = counters;
        result = target;
    }

    void openYear(final int year, final int yearStart, final int planEpochDay) {
        yearFrom = result.contributionCount();
        benefitYear = year;
        benefitYearStart = yearStart;
        epochDay = planEpochDay;
    }

    long ofYear(final long counterId) {
        return value(counterId, benefitYear);
    }

    long of(final long counterId, final Period period) {
        return period == Period.VISIT ? 0 : value(counterId, number(period));
    }

    void addToYear(final long counterId, final long delta) {
        if (counterId != CounterId.NONE && delta != 0) {
            result.addContribution(
                    result.findContribution(yearFrom, counterId, benefitYear), counterId, benefitYear, delta);
        }
    }

    /**
     * Adds for a cap; nothing if the year already recorded the counter, because plans may share one for the same fact.
     */
    void addForCap(final long counterId, final Period period, final long delta) {
        if (counterId == CounterId.NONE || period == Period.VISIT || delta == 0) {
            return;
        }
        final int number = number(period);
        final int index = result.findContribution(yearFrom, counterId, number);
        if (index == result.contributionCount()) {
            result.addContribution(index, counterId, number, delta);
        }
    }

    /** Notes that a refund of the bill has to raise a counter of this year. */
    void markForRefund(final long counterId) {
        if (counterId != CounterId.NONE) {
            result.addRefundMark(counterId, benefitYear);
        }
    }

    private int number(final Period period) {
        return period == Period.YEAR ? benefitYear : CivilDate.periodOf(period, epochDay, benefitYearStart);
    }

    private long value(final long counterId, final int period) {
        if (counterId == CounterId.NONE) {
            return 0;
        }
        long value = before.value(counterId, period);
        for (int i = 0; i < yearFrom; i++) {
            if (result.counterId(i) == counterId && result.period(i) == period) {
                value += result.deltaFen(i);
            }
        }
        return value;
    }
}

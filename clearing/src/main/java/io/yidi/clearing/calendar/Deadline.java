package io.yidi.clearing.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** 时限: until when a day or a month has to be compared or confirmed; calendar days, China's time. */
public enum Deadline {
    /** 当日对账 of an institution (BJ-35a): the day itself; its file may come until six the next morning (AMB-21). */
    DAILY_HOSPITAL {
        @Override
        public LocalDateTime dueAt(final LocalDate day) {
            return day.plusDays(1).atTime(GRACE);
        }
    },
    /** 当日参保人员费用对账 of the city (BJ-35c): all three ways, within the same time. */
    DAILY_CITY {
        @Override
        public LocalDateTime dueAt(final LocalDate day) {
            return DAILY_HOSPITAL.dueAt(day);
        }
    },
    /** 上月全部费用对账 (BJ-35c): by the third of the next month. */
    MONTH_COMPARED {
        @Override
        public LocalDateTime dueAt(final LocalDate day) {
            return endOf(day, COMPARED_DAY);
        }
    },
    /** 次月对账确认 with the institutions (NAT-20a): by the twentieth of the next month. */
    MONTH_CONFIRMED {
        @Override
        public LocalDateTime dueAt(final LocalDate day) {
            return endOf(day, CONFIRMED_DAY);
        }
    },
    /** 上月费用审核支付 to the institutions: by the twentieth of the next month; whether it is done is not kept here. */
    MONTH_PAID {
        @Override
        public LocalDateTime dueAt(final LocalDate day) {
            return endOf(day, CONFIRMED_DAY);
        }
    };

    private static final LocalTime GRACE = LocalTime.of(6, 0);
    private static final int COMPARED_DAY = 3;
    private static final int CONFIRMED_DAY = 20;

    /**
     * When it is due.
     *
     * @param day business day, or any day of the month
     * @return the first moment that is late
     */
    public abstract LocalDateTime dueAt(LocalDate day);

    /** Whether it is late. */
    public boolean isLate(final LocalDate day, final LocalDateTime now) {
        return !now.isBefore(dueAt(day));
    }

    /** The end of a day of the next month. */
    private static LocalDateTime endOf(final LocalDate day, final int dayOfNextMonth) {
        return day.plusMonths(1).withDayOfMonth(dayOfNextMonth).plusDays(1).atStartOfDay();
    }
}

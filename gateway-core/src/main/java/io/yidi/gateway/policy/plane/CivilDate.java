package io.yidi.gateway.policy.plane;

/**
 * 日历日: year, month and day of a day number, without making objects. Proleptic Gregorian calendar.
 */
public final class CivilDate {

    private static final int DAYS_TO_YEAR_0 = 719_468;
    private static final int DAYS_IN_ERA = 146_097;
    private static final long MS_PER_DAY = 86_400_000;
    private static final long SHANGHAI_OFFSET_MS = 8 * 3_600_000;

    private CivilDate() {}

    /**
     * A day as one number that reads like a date.
     *
     * @param epochDay days since 1970-01-01
     * @return year × 10 000 + month × 100 + day
     */
    public static int yearMonthDay(final int epochDay) {
        final int shifted = epochDay + DAYS_TO_YEAR_0;
        final int era = Math.floorDiv(shifted, DAYS_IN_ERA);
        final int dayOfEra = shifted - era * DAYS_IN_ERA;
        final int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        final int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        final int marchMonth = (5 * dayOfYear + 2) / 153;
        final int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        final int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        final int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year * 10_000 + month * 100 + day;
    }

    /**
     * The day number of a date.
     *
     * @param year of the calendar
     * @param month 1 … 12
     * @param day 1 … 31
     * @return days since 1970-01-01
     */
    public static int epochDay(final int year, final int month, final int day) {
        final int marchYear = month <= 2 ? year - 1 : year;
        final int era = Math.floorDiv(marchYear, 400);
        final int yearOfEra = marchYear - era * 400;
        final int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        final int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_IN_ERA + dayOfEra - DAYS_TO_YEAR_0;
    }

    /**
     * When a day begins, Asia/Shanghai.
     *
     * @param epochDay days since 1970-01-01
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public static long beginMs(final int epochDay) {
        return epochDay * MS_PER_DAY - SHANGHAI_OFFSET_MS;
    }

    /**
     * Full years between two days, as ages are counted: the year is full on the anniversary.
     *
     * @param fromEpochDay day of birth
     * @param toEpochDay day of the age, not before
     * @return years
     */
    public static int fullYears(final int fromEpochDay, final int toEpochDay) {
        return (yearMonthDay(toEpochDay) - yearMonthDay(fromEpochDay)) / 10_000;
    }

    /**
     * The same day some months later; where a month is too short, its last day.
     *
     * @param epochDay days since 1970-01-01
     * @param months 0 or more
     * @return days since 1970-01-01
     */
    public static int plusMonths(final int epochDay, final int months) {
        final int date = yearMonthDay(epochDay);
        final int month = date / 10_000 * 12 + date / 100 % 100 - 1 + months;
        final int firstOfMonth = epochDay(month / 12, month % 12 + 1, 1);
        final int firstOfNext = epochDay((month + 1) / 12, (month + 1) % 12 + 1, 1);
        return Math.min(firstOfMonth + date % 100 - 1, firstOfNext - 1);
    }

    /**
     * The benefit year a day lies in, named by the calendar year it begins in.
     *
     * @param epochDay days since 1970-01-01
     * @param benefitYearStart month × 100 + day on which a benefit year begins
     * @return the year
     */
    public static int benefitYear(final int epochDay, final int benefitYearStart) {
        final int date = yearMonthDay(epochDay);
        final int year = date / 10_000;
        return date % 10_000 >= benefitYearStart ? year : year - 1;
    }

    /**
     * Last day of a benefit year.
     *
     * @param benefitYear as {@link #benefitYear} names it
     * @param benefitYearStart month × 100 + day on which a benefit year begins
     * @return days since 1970-01-01
     */
    public static int lastDayOf(final int benefitYear, final int benefitYearStart) {
        return epochDay(benefitYear + 1, benefitYearStart / 100, benefitYearStart % 100) - 1;
    }

    /**
     * The number of the period a day lies in.
     *
     * @param period kind of period
     * @param epochDay days since 1970-01-01
     * @param benefitYearStart month × 100 + day on which a benefit year begins
     * @return 2023, 20231 (quarter), 202301 (month), 0 (visit)
     */
    public static int periodOf(final Period period, final int epochDay, final int benefitYearStart) {
        final int date = yearMonthDay(epochDay);
        return switch (period) {
            case VISIT -> 0;
            case MONTH -> date / 100;
            case QUARTER -> date / 10_000 * 10 + (date / 100 % 100 - 1) / 3 + 1;
            case YEAR -> benefitYear(epochDay, benefitYearStart);
        };
    }
}

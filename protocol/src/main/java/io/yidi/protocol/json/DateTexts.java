package io.yidi.protocol.json;

/**
 * 日期与时间文本: {@code yyyy-MM-dd} and {@code yyyy-MM-dd HH:mm:ss}.
 *
 * <p>Times are Asia/Shanghai, which has been eight hours ahead of UTC without interruption since 1991.
 */
public final class DateTexts {

    /** Result: not a date that exists. The null value of the schema's dates. */
    public static final int NO_DAY = Integer.MIN_VALUE;

    /** Result: not a time that exists. */
    static final long NO_TIME = Long.MIN_VALUE;

    static final long SECOND_MS = 1_000;
    static final long DAY_MS = 86_400 * SECOND_MS;
    static final long SHANGHAI_OFFSET_MS = 8 * 3_600 * SECOND_MS;

    private static final int DAYS_IN_400_YEARS = 146_097;
    private static final int DAYS_FROM_YEAR_0_MARCH = 719_468;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 19;
    private static final int NO_NUMBER = -1;

    private DateTexts() {}

    /** The day of a moment in Asia/Shanghai, since 1970-01-01. */
    public static int dayOf(final long epochMs) {
        return (int) Math.floorDiv(epochMs + SHANGHAI_OFFSET_MS, DAY_MS);
    }

    /** Milliseconds of a moment since its day began in Asia/Shanghai. */
    public static int msOfDay(final long epochMs) {
        return (int) Math.floorMod(epochMs + SHANGHAI_OFFSET_MS, DAY_MS);
    }

    /** The day that a text names as {@code yyyy-MM-dd}, or {@link #NO_DAY}. */
    public static int parseDay(final CharSequence text) {
        return text.length() == DATE_LENGTH ? dayOf(text) : NO_DAY;
    }

    static long parseTimeMs(final CharSequence text) {
        if (text.length() != TIME_LENGTH
                || text.charAt(10) != ' '
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return NO_TIME;
        }
        final int day = dayOf(text);
        final int hour = number(text, 11, 13);
        final int minute = number(text, 14, 16);
        final int second = number(text, 17, 19);
        if (day == NO_DAY || !isWithin(hour, 0, 23) || !isWithin(minute, 0, 59) || !isWithin(second, 0, 59)) {
            return NO_TIME;
        }
        return day * DAY_MS + ((hour * 60L + minute) * 60 + second) * SECOND_MS - SHANGHAI_OFFSET_MS;
    }

    /**
     * The calendar date of a day of the years 0 to 9999, as year × 10 000 + month × 100 + day, without allocating.
     *
     * <p>Counts years from 1 March, so that the leap day is the last of its year and months follow a pattern of 153
     * days in five.
     */
    public static int calendarDate(final int epochDay) {
        final int day = epochDay + DAYS_FROM_YEAR_0_MARCH;
        final int cycle = Math.floorDiv(day, DAYS_IN_400_YEARS);
        final int dayOfCycle = day - cycle * DAYS_IN_400_YEARS;
        final int yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        final int dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        final int monthFromMarch = (5 * dayOfYear + 2) / 153;
        final int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        final int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        final int year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0);
        return (year * 100 + month) * 100 + dayOfMonth;
    }

    private static int dayOf(final CharSequence text) {
        final int year = number(text, 0, 4);
        final int month = number(text, 5, 7);
        final int dayOfMonth = number(text, 8, 10);
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || year < 0 || !isWithin(month, 1, 12) || dayOfMonth < 1) {
            return NO_DAY;
        }
        final int epochDay = epochDay(year, month, dayOfMonth);
        final boolean exists = calendarDate(epochDay) == (year * 100 + month) * 100 + dayOfMonth;
        return exists ? epochDay : NO_DAY;
    }

    /** The way back from {@link #calendarDate(int)}; a date that does not exist is the one so many days later. */
    private static int epochDay(final int year, final int month, final int dayOfMonth) {
        final int yearFromMarch = month <= 2 ? year - 1 : year;
        final int monthFromMarch = month <= 2 ? month + 9 : month - 3;
        final int cycle = Math.floorDiv(yearFromMarch, 400);
        final int yearOfCycle = yearFromMarch - cycle * 400;
        final int dayOfYear = (153 * monthFromMarch + 2) / 5 + dayOfMonth - 1;
        final int dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear;
        return cycle * DAYS_IN_400_YEARS + dayOfCycle - DAYS_FROM_YEAR_0_MARCH;
    }

    private static int number(final CharSequence text, final int from, final int end) {
        int value = 0;
        for (int i = from; i < end; i++) {
            final int digit = text.charAt(i) - '0';
            if (!isWithin(digit, 0, 9)) {
                return NO_NUMBER;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean isWithin(final int value, final int min, final int max) {
        return value >= min && value <= max;
    }
}

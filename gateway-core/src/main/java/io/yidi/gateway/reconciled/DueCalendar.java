package io.yidi.gateway.reconciled;

import java.util.List;

/**
 * 时限日历: what has to be done of this month and the last, until when, and whether it is done.
 *
 * @param format {@link #FORMAT}
 * @param madeAt when it was looked at, in China
 * @param dates what is due, in the order of the days
 * @param restDays days of these months that are not worked, as far as the calendar knows
 */
public record DueCalendar(int format, String madeAt, List<DueDate> dates, List<String> restDays) {

    /** What is written now, and all that is read. */
    public static final int FORMAT = 1;

    private static final int DATES_MAX = 1_000;

    /**
     * 时限: a day or a month that has to be compared, confirmed or paid.
     *
     * @param deadline which rule
     * @param from business day, or first day of the month, it is about
     * @param dueAt from when on it is late, in China
     * @param state {@code DONE}, {@code OPEN}, or {@code NOT_KEPT} if it is not kept here whether it is done
     */
    public record DueDate(String deadline, String from, String dueAt, String state) {}

    /** Checks that it is within bounds. */
    public DueCalendar {
        dates = List.copyOf(dates);
        restDays = List.copyOf(restDays);
        if (format != FORMAT || dates.size() > DATES_MAX) {
            throw new IllegalArgumentException("expected format " + FORMAT + " with at most " + DATES_MAX
                    + " dates, found format " + format + " with " + dates.size());
        }
    }
}

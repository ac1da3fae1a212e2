package io.yidi.clearing.recon.due;

import io.yidi.clearing.calendar.WorkingDayTable;
import io.yidi.gateway.reconciled.DueCalendar;
import io.yidi.gateway.reconciled.DueCalendar.DueDate;
import io.yidi.gateway.reconciled.ReconciledFiles;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** 时限发布: leaves what is due where the gateway's console finds it, with the days that are not worked. One thread. */
public final class DuePublisher {

    private static final int MONTHS = 3;

    private final ReconciledFiles files;
    private final WorkingDayTable workingDays;

    /**
     * Prepares.
     *
     * @param files where it goes
     * @param workingDays which days are worked
     */
    public DuePublisher(final ReconciledFiles files, final WorkingDayTable workingDays) {
        this.files = files;
        this.workingDays = workingDays;
    }

    /**
     * Publishes.
     *
     * @param rows of this month and the last
     * @param now in China
     * @throws IOException if it cannot be written
     */
    public void publish(final List<DueRow> rows, final LocalDateTime now) throws IOException {
        files.write(new DueCalendar(
                DueCalendar.FORMAT,
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                rows.stream().map(DuePublisher::date).toList(),
                restDays(now.toLocalDate().withDayOfMonth(1).minusMonths(1))));
    }

    /** Whether it is late is for whoever looks at it to say. */
    private static DueDate date(final DueRow row) {
        final String state = switch (row.state()) {
            case DONE -> "DONE";
            case DUE, LATE -> "OPEN";
            case NOT_KEPT -> "NOT_KEPT";
        };
        return new DueDate(
                row.deadline().name(), row.from().toString(), row.dueAt().toString(), state);
    }

    private List<String> restDays(final LocalDate from) {
        return from.datesUntil(from.plusMonths(MONTHS))
                .filter(day -> workingDays.notices().containsKey(day.getYear()) && !workingDays.isWorked(day))
                .map(LocalDate::toString)
                .toList();
    }
}

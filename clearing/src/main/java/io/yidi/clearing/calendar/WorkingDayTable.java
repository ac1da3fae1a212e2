package io.yidi.clearing.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * 工作日历: which days are worked: Mondays to Fridays, without the holidays, with the days worked in their place. The days
 * are data, a file a line:
 *
 * <pre>
 *   YEAR 2023 国办发明电〔2022〕16号 2022-12-08   a year whose holidays are known, its notice and of when that is
 *   OFF  2023-04-29 2023-05-03                 first and last day of a holiday
 *   WORK 2023-05-06                            a Saturday or Sunday that is worked
 * </pre>
 *
 * <p>Immutable.
 */
public final class WorkingDayTable {

    private static final String SHIPPED = "working-days.txt";
    private static final String BLANKS = " +";
    private static final int WORKING_DAYS_MAX = 1_000;

    private final Map<Integer, Notice> years = new TreeMap<>();
    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    /**
     * 通知: where the holidays of a year are from.
     *
     * @param number of the notice
     * @param issued its date
     */
    public record Notice(String number, LocalDate issued) {}

    private WorkingDayTable() {}

    /**
     * The days that come with the program.
     *
     * @return the table
     */
    public static WorkingDayTable shipped() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(WorkingDayTable.class.getResourceAsStream(SHIPPED), StandardCharsets.UTF_8))) {
            return read(lines);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(SHIPPED, unreadable);
        }
    }

    /**
     * Reads a table.
     *
     * @param lines of the file; empty ones and those that begin with # say nothing
     * @return the table
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException naming the line that is not as expected
     */
    static WorkingDayTable read(final BufferedReader lines) throws IOException {
        final WorkingDayTable table = new WorkingDayTable();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                table.take(line, number);
            }
        }
        return table;
    }

    private void take(final String line, final int number) {
        final String[] words = line.strip().split(BLANKS, -1);
        switch (words[0] + words.length) {
            case "YEAR4" -> years.put(Integer.valueOf(words[1]), new Notice(words[2], LocalDate.parse(words[3])));
            case "OFF2" -> off.add(LocalDate.parse(words[1]));
            case "OFF3" ->
                LocalDate.parse(words[1])
                        .datesUntil(LocalDate.parse(words[2]).plusDays(1))
                        .forEach(off::add);
            case "WORK2" -> worked.add(LocalDate.parse(words[1]));
            default ->
                throw new IllegalArgumentException(
                        "line " + number + ": expected YEAR, OFF or WORK with its days, found " + line);
        }
    }

    /** The years whose holidays are known, with their notices. */
    public Map<Integer, Notice> notices() {
        return Map.copyOf(years);
    }

    /**
     * Whether a day is worked.
     *
     * @param day of a year whose holidays are known
     * @return true if it is
     * @throws IllegalArgumentException if the holidays of its year are not known
     */
    public boolean isWorked(final LocalDate day) {
        if (!years.containsKey(day.getYear())) {
            throw new IllegalArgumentException("expected a day of the years " + years.keySet() + ", found " + day);
        }
        return worked.contains(day) || !off.contains(day) && day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    /**
     * Counts working days on; the day after the first counts as 1.
     *
     * @param from not counted itself
     * @param workingDays 1 to 1000
     * @return the working day that is so many after it
     * @throws IllegalArgumentException if the holidays of a year on the way are not known
     */
    public LocalDate after(final LocalDate from, final int workingDays) {
        if (workingDays < 1 || workingDays > WORKING_DAYS_MAX) {
            throw new IllegalArgumentException(
                    "expected 1 to " + WORKING_DAYS_MAX + " working days, found " + workingDays);
        }
        LocalDate day = from;
        for (int left = workingDays; left > 0; left -= isWorked(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return day;
    }
}

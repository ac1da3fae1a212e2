package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.benefit.Outcome;
import io.yidi.gateway.engine.state.PersonRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A person under one insurance type, whatever number is used. */
public final class PlainPerson {

    private static final int CHANGES_AHEAD = 4;
    private static final int SUSPENSIONS_KEPT = 2;

    /** What any file may say of the person; the newest. */
    public PersonRow row;

    public long balance;

    public final PlainFilings filings = new PlainFilings();

    final PlainJourneys journeys = new PlainJourneys();

    private final TreeMap<LocalDate, String> changes = new TreeMap<>();
    private final TreeMap<LocalDate, LocalDate> suspensions = new TreeMap<>();
    private String stated;
    private final Map<String, Long> counters = new HashMap<>();

    public void load(final PersonRow newRow, final LocalDate today) {
        row = newRow;
        balance = newRow.accountBalanceFen();
        stated = newRow.benefit().name();
        changes.headMap(today.plusDays(1)).clear();
        if ("TERMINATED".equals(stated)) {
            changes.clear();
        }
    }

    /** Takes a change in by its day; what is wrong with it, or an empty text. */
    public String change(final String status, final LocalDate from, final LocalDate today) {
        final LocalDate end = "TERMINATED".equals(stated)
                ? LocalDate.MIN
                : changes.keySet().stream()
                        .filter(day -> "TERMINATED".equals(changes.get(day)))
                        .findFirst()
                        .orElse(LocalDate.MAX);
        if (from.isAfter(end) || from.equals(end) && !end.isAfter(today)) {
            return "TERMINATED".equals(status) ? "" : "BENEFIT_CHANGE_AFTER_END begndate";
        }
        if ("TERMINATED".equals(status)) {
            changes.tailMap(from).clear();
        }
        if (from.isAfter(today)
                && !changes.containsKey(from)
                && changes.tailMap(today.plusDays(1)).size() == CHANGES_AHEAD) {
            return "BENEFIT_CHANGES_FULL begndate";
        }
        changes.put(from, status);
        return "";
    }

    String benefitOn(final LocalDate day) {
        return changes.headMap(day.plusDays(1)).isEmpty()
                ? stated
                : changes.floorEntry(day).getValue();
    }

    /** Takes a suspension in; what is wrong with it, or an empty text. */
    public String suspend(final LocalDate from, final LocalDate to, final LocalDate today) {
        suspensions.values().removeIf(last -> last.isBefore(today));
        if (!suspensions.containsKey(from) && suspensions.size() == SUSPENSIONS_KEPT && !to.isBefore(today)) {
            return "SUSPENSIONS_FULL begndate";
        }
        suspensions.put(from, to);
        return "";
    }

    boolean isSuspendedOn(final LocalDate day) {
        return suspensions.entrySet().stream()
                .anyMatch(one -> !day.isBefore(one.getKey()) && !day.isAfter(one.getValue()));
    }

    public long counter(final long counterId, final int period) {
        return counters.getOrDefault(Outcome.key(counterId, period), 0L);
    }

    public void count(final Map<String, Long> contributions) {
        contributions.forEach((counter, delta) -> counters.merge(counter, delta, Long::sum));
        counters.values().removeIf(value -> value == 0);
    }

    /** What is not 0. */
    public Map<String, Long> counters() {
        return counters;
    }
}

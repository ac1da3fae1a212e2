package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.benefit.Outcome;
import io.yidi.gateway.engine.state.PersonRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A person under one insurance type, whatever number is used. */
public final class PlainPerson {

    private static final int CHANGES_KEPT = 4;

    /** A status of the benefits from a day on. */
    private record Change(String status, LocalDate from) {}

    /** What any file may say of the person; the newest. */
    public PersonRow row;

    public long balance;
    LocalDate suspendedFrom = LocalDate.MAX;
    LocalDate suspendedTo = LocalDate.MAX;

    public final PlainFilings filings = new PlainFilings();

    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Long> counters = new HashMap<>();

    public void load(final PersonRow newRow) {
        row = newRow;
        balance = newRow.accountBalanceFen();
        changes.clear();
        changes.add(new Change(newRow.benefit().name(), LocalDate.MIN));
    }

    /** Nothing follows the end of the benefits; four changes are kept. */
    public void change(final String status, final LocalDate from) {
        if (!"TERMINATED".equals(benefitOn(from))) {
            changes.add(0, new Change(status, from));
            changes.subList(Math.min(CHANGES_KEPT, changes.size()), changes.size())
                    .clear();
        }
    }

    String benefitOn(final LocalDate day) {
        return changes.stream()
                .filter(change -> !change.from.isAfter(day))
                .findFirst()
                .orElse(changes.get(changes.size() - 1))
                .status;
    }

    boolean isSuspendedOn(final LocalDate day) {
        return !day.isBefore(suspendedFrom) && !day.isAfter(suspendedTo);
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

package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.CounterId;
import java.util.LinkedHashMap;
import java.util.Map;

/** 累计: what the counters held before a bill, and what the bill adds, one benefit year after the other. */
final class Counters {

    private final Facts facts;
    private final Map<Facts.Counter, Long> earlierYears = new LinkedHashMap<>();
    private final Map<Facts.Counter, Long> thisYear = new LinkedHashMap<>();

    Counters(final Facts facts) {
        this.facts = facts;
    }

    /** What a counter held before this year of the bill. */
    long value(final long id, final int period) {
        return id == CounterId.NONE
                ? 0
                : facts.counter(id, period) + earlierYears.getOrDefault(new Facts.Counter(id, period), 0L);
    }

    void add(final long id, final int period, final long delta) {
        if (id != CounterId.NONE && delta != 0) {
            thisYear.merge(new Facts.Counter(id, period), delta, Long::sum);
        }
    }

    /** Adds for a cap, unless the year recorded the same fact already. */
    void addOnce(final long id, final int period, final long delta) {
        if (id != CounterId.NONE && delta != 0) {
            thisYear.putIfAbsent(new Facts.Counter(id, period), delta);
        }
    }

    void endYear() {
        thisYear.forEach((counter, delta) -> earlierYears.merge(counter, delta, Long::sum));
        thisYear.clear();
    }

    /** What the whole bill adds to each counter. */
    Map<Facts.Counter, Long> added() {
        return Map.copyOf(earlierYears);
    }
}

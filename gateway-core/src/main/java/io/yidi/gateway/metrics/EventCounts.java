package io.yidi.gateway.metrics;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * 事件计数: how often each kind of event happened since the start. One thread counts, any thread reads.
 *
 * @param <E> the kinds
 */
public final class EventCounts<E extends Enum<E>> {

    private final E[] kinds;
    private final AtomicLongArray counts;

    /**
     * Starts at zero.
     *
     * @param kinds all of them, in the order of the enumeration
     */
    public EventCounts(final E[] kinds) {
        this.kinds = kinds.clone();
        this.counts = new AtomicLongArray(kinds.length);
    }

    /** Counts one event. */
    public void add(final E kind) {
        final int at = kind.ordinal();
        counts.setRelease(at, counts.getPlain(at) + 1);
    }

    /** How often it happened. */
    public long count(final E kind) {
        return counts.getAcquire(kind.ordinal());
    }

    /** All counts by name, as operators read it: {@code IN_FLIGHT} is {@code in-flight}. */
    public Map<String, Long> byName() {
        final Map<String, Long> byName = new LinkedHashMap<>();
        for (final E kind : kinds) {
            byName.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), count(kind));
        }
        return byName;
    }
}

package io.yidi.load.gates;

import io.yidi.load.campaign.ResultBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 门限表: what was counted, each beside its bounds. A count without bounds is shown only; bounds without a count are
 * not met.
 */
final class GateTable {

    private final Map<String, Bound> bounds;
    private final Map<String, Double> counts = new LinkedHashMap<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    GateTable(final Map<String, Bound> bounds) {
        this.bounds = bounds;
    }

    void put(final String name, final double count) {
        counts.put(name, count);
    }

    /** Leaves out a count, and those below it. */
    void skip(final String name, final String reason) {
        skipped.add(name);
        notes.add("skipped: " + name + ": " + reason);
    }

    void note(final String name, final Object what) {
        notes.add(name + ": " + what);
    }

    ResultBlock result() {
        final ResultBlock result = new ResultBlock();
        counts.forEach((name, count) -> {
            if (!bounds.containsKey(name)) {
                result.line(name, "%10.2f", count);
            }
        });
        for (final Bound bound : bounds.values()) {
            if (counts.containsKey(bound.name())) {
                final double count = counts.get(bound.name());
                result.goal(
                        bound.holds(count),
                        bound.name(),
                        "%10.2f, %s to %s: %s",
                        count,
                        bound.least(),
                        bound.most(),
                        bound.reason());
            } else if (skipped.stream().noneMatch(bound.name()::startsWith)) {
                result.goal(false, bound.name(), "not counted");
            }
        }
        return result.details(notes);
    }
}

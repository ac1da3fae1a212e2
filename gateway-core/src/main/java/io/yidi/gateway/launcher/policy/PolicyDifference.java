package io.yidi.gateway.launcher.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/** 政策差异: what two bundles say differently, value by value. */
final class PolicyDifference {

    private PolicyDifference() {}

    /**
     * One value that differs.
     *
     * @param row key of the row it stands in
     * @param path where in the row
     * @param before value of the first bundle, or {@code null} if it has none
     * @param after value of the second bundle, or {@code null} if it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(String row, String path, String before, String after) {

        /** Whether it is a figure or a setting, not only the text that is cited for it. */
        @JsonProperty
        boolean isFigure() {
            return !path.equals("source") && !path.endsWith(".source") && !path.startsWith("sources.");
        }

        /** The change on one line. */
        String text() {
            if (before == null) {
                return "+ " + path + "  " + after;
            }
            return after == null ? "- " + path + "  " + before : "~ " + path + "  " + before + " → " + after;
        }
    }

    static List<Change> between(
            final NavigableMap<String, NavigableMap<String, String>> left,
            final NavigableMap<String, NavigableMap<String, String>> right) {
        final List<Change> changes = new ArrayList<>();
        final TreeSet<String> rows = new TreeSet<>(left.keySet());
        rows.addAll(right.keySet());
        for (final String row : rows) {
            compare(
                    row,
                    left.getOrDefault(row, Collections.emptyNavigableMap()),
                    right.getOrDefault(row, Collections.emptyNavigableMap()),
                    changes);
        }
        return changes;
    }

    private static void compare(
            final String row,
            final NavigableMap<String, String> left,
            final NavigableMap<String, String> right,
            final List<Change> changes) {
        final TreeSet<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        for (final String path : paths) {
            final String before = left.get(path);
            final String after = right.get(path);
            if (before == null || !before.equals(after)) {
                changes.add(new Change(row, path, before, after));
            }
        }
    }
}
